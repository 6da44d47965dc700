package mobilenet.search.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/** Kendall's rank correlation, in the form that takes ties into account, τ-b. */
public final class KendallTau {
  private KendallTau() {}

  /**
   * How far two numbers of the same things agree in their order, −1 to 1.
   *
   * @param x of each thing, at least two
   * @param y of each thing
   * @return not a number where one of them is the same for all things
   * @throws IllegalArgumentException if they are not pairs, or not numbers
   */
  public static double of(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "expected two or more pairs of numbers, given " + x.length + " and " + y.length);
    }
    requireNumbers(x);
    requireNumbers(y);
    return new KendallsCorrelation().correlation(x, y);
  }

  /**
   * How far x and y agree beyond what both owe to a third number: Kendall's partial rank
   * correlation (τxy − τxz τyz) / √((1 − τxz²)(1 − τyz²)).
   *
   * @param given the third number, such as the logarithm of a network's cost; only its order counts
   * @return not a number where one of the three is the same for all things, or {@code given} has
   *     exactly the order of another, so that nothing is left
   */
  public static double partial(double[] x, double[] y, double[] given) {
    return partial(of(x, y), of(x, given), of(y, given));
  }

  /** The same from the three correlations. */
  static double partial(double xy, double xz, double yz) {
    double left = (1 - xz * xz) * (1 - yz * yz);
    return left > 0 ? (xy - xz * yz) / Math.sqrt(left) : Double.NaN;
  }

  private static void requireNumbers(double[] values) {
    if (Arrays.stream(values).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "expected numbers, given NaN among " + Arrays.toString(values));
    }
  }
}
