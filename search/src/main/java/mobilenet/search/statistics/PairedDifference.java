package mobilenet.search.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/** Mean difference of pairs, such as two methods with the same seeds. */
public final class PairedDifference {
  private static final double TAIL = 0.025;

  private PairedDifference() {}

  /**
   * The mean of a − b, with a 95 % interval by Student's t. A bootstrap's would be too narrow where
   * there are as few pairs as a search has seeds.
   *
   * @param a at least two values
   * @param b as many
   */
  public static Interval of(double[] a, double[] b) {
    if (a.length != b.length || a.length < 2) {
      throw new IllegalArgumentException(
          "expected as many values of one as of the other, at least two; given "
              + a.length
              + " and "
              + b.length);
    }
    int n = a.length;
    double mean = 0;
    for (int i = 0; i < n; i++) {
      mean += (a[i] - b[i]) / n;
    }
    double squares = 0;
    for (int i = 0; i < n; i++) {
      squares += (a[i] - b[i] - mean) * (a[i] - b[i] - mean);
    }
    double error = Math.sqrt(squares / (n - 1) / n);
    double t = TDistribution.of(n - 1).inverseSurvivalProbability(TAIL);
    return new Interval(mean, mean - t * error, mean + t * error);
  }
}
