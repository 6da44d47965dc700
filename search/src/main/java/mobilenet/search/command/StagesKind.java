package mobilenet.search.command;

import mobilenet.search.tunas.SearchStages;

/** Stages that have a name on the command line. */
enum StagesKind implements Labelled {
  /** {@link SearchStages#ONE}. */
  ONE("one"),
  /** {@link SearchStages#TWO}. */
  TWO("two");

  private final String label;

  StagesKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  SearchStages stages() {
    return switch (this) {
      case ONE -> SearchStages.ONE;
      case TWO -> SearchStages.TWO;
    };
  }
}
