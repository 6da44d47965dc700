package mobilenet.search.statistics;

import java.util.Arrays;
import java.util.EnumSet;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/** By how much one method is better than another, from pairs such as of one seed each. */
public final class PairedDifference {
  private PairedDifference() {}

  /**
   * The mean of {@code a − b} with Student's interval. It takes the differences for normal; of a
   * few pairs, a bootstrap's interval would be too narrow.
   *
   * @param level of confidence, above 0 and below 1
   * @throws IllegalArgumentException if they are not at least two pairs
   */
  public static Interval interval(double[] a, double[] b, double level) {
    if (a.length != b.length || a.length < 2) {
      throw new IllegalArgumentException(
          "expected at least two pairs of numbers, given " + a.length + " and " + b.length);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level is between 0 and 1, given " + level);
    }
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    DoubleStatistics of =
        DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), differences);
    double mean = of.getAsDouble(Statistic.MEAN);
    double quantile =
        TDistribution.of(differences.length - 1).inverseSurvivalProbability((1 - level) / 2);
    double half =
        quantile * of.getAsDouble(Statistic.STANDARD_DEVIATION) / Math.sqrt(differences.length);
    return new Interval(mean, mean - half, mean + half);
  }
}
