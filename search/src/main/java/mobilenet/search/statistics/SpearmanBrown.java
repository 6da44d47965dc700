package mobilenet.search.statistics;

/** The formula of Spearman and Brown: how the reliability of a mean grows with repeats. */
public final class SpearmanBrown {
  private SpearmanBrown() {}

  /**
   * Reliability of a mean, k ρ / (1 + (k − 1) ρ).
   *
   * @param single reliability of one measurement, up to 1
   * @param repeats that are averaged, above 0
   */
  public static double reliabilityOfMean(double single, double repeats) {
    return repeats * single / (1 + (repeats - 1) * single);
  }

  /**
   * How many repeats bring the reliability of their mean to a target: to be rounded up.
   *
   * @param single reliability of one measurement, up to 1
   * @param target above 0, below 1
   * @return infinite where a single measurement has no reliability
   */
  public static double repeatsNeeded(double single, double target) {
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException("the target must be between 0 and 1, given " + target);
    }
    return single <= 0 ? Double.POSITIVE_INFINITY : target * (1 - single) / (single * (1 - target));
  }
}
