package mobilenet.search.command;

import mobilenet.search.tunas.SearchStages;

/** Stages that have a name on the command line. */
enum StagesKind implements Labelled {
  /** {@link SearchStages#ONE}. */
  ONE("one", SearchStages.ONE),
  /** {@link SearchStages#TWO}. */
  TWO("two", SearchStages.TWO);

  private final String label;
  private final SearchStages stages;

  StagesKind(String label, SearchStages stages) {
    this.label = label;
    this.stages = stages;
  }

  @Override
  public String label() {
    return label;
  }

  SearchStages stages() {
    return stages;
  }
}
