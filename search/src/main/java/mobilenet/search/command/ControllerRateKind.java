package mobilenet.search.command;

import mobilenet.search.controller.ControllerRate;

/** Learning rates of a controller that have a name on the command line. */
enum ControllerRateKind implements Labelled {
  /** {@link ControllerRate#DEFAULT}. */
  SAME_SUM("same-sum"),
  /** {@link ControllerRate.PerBatch}. */
  PER_BATCH("per-batch");

  private final String label;

  ControllerRateKind(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /**
   * The rate.
   *
   * @param batch training images of a step
   */
  ControllerRate rate(int batch) {
    return switch (this) {
      case SAME_SUM -> ControllerRate.DEFAULT;
      case PER_BATCH -> new ControllerRate.PerBatch(batch);
    };
  }
}
