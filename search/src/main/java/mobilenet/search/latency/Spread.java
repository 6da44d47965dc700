package mobilenet.search.latency;

import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The middle of some numbers, and how far they lie apart.
 *
 * @param median the middle one
 * @param interquartileRange from the first to the third quartile
 */
record Spread(double median, double interquartileRange) {
  private static final double FIRST_QUARTILE = 25;
  private static final double SECOND_QUARTILE = 50;
  private static final double THIRD_QUARTILE = 75;

  /** Of at least one number. */
  static Spread of(List<Double> numbers) {
    Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(numbers.stream().mapToDouble(d -> d).toArray());
    double range = percentile.evaluate(THIRD_QUARTILE) - percentile.evaluate(FIRST_QUARTILE);
    return new Spread(percentile.evaluate(SECOND_QUARTILE), range);
  }

  /** The range as a part of the median. */
  double relative() {
    return median == 0 ? (interquartileRange == 0 ? 0 : 1) : interquartileRange / median;
  }
}
