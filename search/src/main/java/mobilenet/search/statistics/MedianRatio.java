package mobilenet.search.statistics;

import org.apache.commons.statistics.descriptive.Median;

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
    Median median = Median.withDefaults();
    return bootstrap.interval(
        a.length,
        drawn ->
            median.evaluate(Bootstrap.draw(a, drawn)) / median.evaluate(Bootstrap.draw(b, drawn)));
  }
}
