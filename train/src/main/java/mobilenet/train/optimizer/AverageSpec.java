package mobilenet.train.optimizer;

/**
 * The exponential moving average of weights and buffers that is evaluated and saved instead of the
 * weights themselves: {@code e = d·e + (1 − d)·w} after every step.
 *
 * @param decay d, 0 to below 1
 * @param warmUp whether d grows towards {@code decay} as {@code 1 − (1 + step)^(−2/3)}, so that
 *     short runs forget their random start: timm's {@code model-ema-warmup}
 */
public record AverageSpec(double decay, boolean warmUp) {
  private static final double WARM_UP_POWER = 2.0 / 3;

  /** Checks the range. */
  public AverageSpec {
    OptimizerChecks.fraction("decay of the average", decay);
  }

  /**
   * The decay of one update.
   *
   * @param update 1 for the first
   */
  public double decayAt(long update) {
    if (!warmUp) {
      return decay;
    }
    long steps = Math.max(0, update - 1);
    return steps == 0 ? 0 : Math.min(decay, 1 - Math.pow(1.0 + steps, -WARM_UP_POWER));
  }
}
