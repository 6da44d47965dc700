package mobilenet.search.controller;

/**
 * How probable it is that a decision is overruled while the shared weights warm up: 1 at first,
 * falling linearly to 0.
 *
 * @param fraction of the steps after which it is 0; 0 for no warm-up
 */
public record WarmUpSchedule(double fraction) {
  /** Shared weights without a warm-up. */
  public static final WarmUpSchedule NONE = new WarmUpSchedule(0);

  /** TuNAS's: as long as its controller does not learn. */
  public static final WarmUpSchedule TUNAS = new WarmUpSchedule(0.25);

  /** Far more than the rounding of a product, far less than a step of any search. */
  private static final double ROUNDING = 1e-12;

  /** Checks the range. */
  public WarmUpSchedule {
    if (!(fraction >= 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "the warm-up takes a fraction of the steps from 0 to less than 1, given " + fraction);
    }
  }

  /**
   * The probability at a step.
   *
   * @param step from 0
   * @param steps of the whole search
   */
  public double probability(long step, long steps) {
    long end = firstStepAfter(fraction, steps);
    return step >= end ? 0 : 1 - step / (double) end;
  }

  /**
   * The first step t with t ≥ fraction · steps, or the last step if there is none. 0.07 · 100 is 7
   * here, although it is a little more in binary fractions.
   */
  static long firstStepAfter(double fraction, long steps) {
    return Math.min(steps - 1, (long) Math.ceil(fraction * steps * (1 - ROUNDING)));
  }
}
