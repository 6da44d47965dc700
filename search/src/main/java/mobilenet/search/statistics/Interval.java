package mobilenet.search.statistics;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * An estimate with its interval of confidence. All are not a number where the estimate is
 * undefined.
 *
 * @param estimate of all data
 * @param low end of the interval
 * @param high end of the interval
 */
public record Interval(double estimate, double low, double high) {
  /** Checks the order. */
  public Interval {
    if (low > high) {
      throw new IllegalArgumentException(
          "an interval's ends must be in order, given " + low + " and " + high);
    }
  }

  /** The interval of a number that falls as this one rises. */
  public Interval mapFalling(DoubleUnaryOperator falling) {
    return new Interval(
        falling.applyAsDouble(estimate), falling.applyAsDouble(high), falling.applyAsDouble(low));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", estimate, low, high);
  }
}
