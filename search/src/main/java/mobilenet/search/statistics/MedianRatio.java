package mobilenet.search.statistics;

/** The ratio of two medians of paired values. */
public final class MedianRatio {
  private MedianRatio() {}

  /**
   * Median of {@code a} over median of {@code b}, with the interval of a bootstrap over pairs.
   *
   * @throws IllegalArgumentException if they are not pairs, or there are none
   */
  public static Interval of(double[] a, double[] b, Bootstrap bootstrap) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(
          "expected pairs of values, given " + a.length + " and " + b.length);
    }
    return bootstrap.interval(
        a.length,
        drawn -> Medians.of(Bootstrap.draw(a, drawn)) / Medians.of(Bootstrap.draw(b, drawn)));
  }
}
