package mobilenet.search.command;

import mobilenet.search.landscape.Budget;
import mobilenet.search.landscape.Landscape;

/** What a replay's searches have the same amount of. */
enum BudgetKind implements Labelled {
  /** Networks trained. */
  EVALUATIONS("evaluations"),
  /** Images times multiply-accumulates, in trainings of an average network. */
  MACS("macs");

  private final String label;

  BudgetKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  Budget budget(Landscape landscape, int units) {
    return switch (this) {
      case EVALUATIONS -> Budget.evaluations(units);
      case MACS -> Budget.macs(landscape, units);
    };
  }

  /** What one unit is, for people. */
  String unit() {
    return switch (this) {
      case EVALUATIONS -> "evaluations";
      case MACS -> "evaluations of an average network";
    };
  }
}
