package mobilenet.train.optimizer;

/**
 * The first epochs, in which the learning rate rises linearly.
 *
 * @param epochs how long, 0 or more, with fractions; 0 for no warm-up
 * @param from learning rate of the very first step, 0 or more
 */
public record WarmUp(double epochs, double from) {
  /** Full speed from the first step on. */
  public static final WarmUp NONE = new WarmUp(0, 0);

  /** Checks the ranges. */
  public WarmUp {
    OptimizerChecks.notNegative("epochs of the warm-up", epochs);
    OptimizerChecks.notNegative("start of the warm-up", from);
  }

  /** From a rate of 0. */
  public static WarmUp of(double epochs) {
    return new WarmUp(epochs, 0);
  }

  /**
   * The rate at an epoch of the warm-up.
   *
   * @param to rate at its end
   */
  double rate(double epoch, double to) {
    return from + (to - from) * epoch / epochs;
  }

  /** The same part of a run of another length. */
  WarmUp stretched(double fromEpochs, double toEpochs) {
    return new WarmUp(epochs * toEpochs / fromEpochs, from);
  }

  /** The same for rates that are all {@code factor} times as large. */
  WarmUp scaled(double factor) {
    return new WarmUp(epochs, from * factor);
  }
}
