package mobilenet.search.statistics;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** A curve of least squares that takes out of a number what a covariate explains. */
public enum Trend {
  /** A straight line. */
  LINEAR(1),
  /** A parabola. */
  QUADRATIC(2);

  private final int degree;

  Trend(int degree) {
    this.degree = degree;
  }

  /**
   * What the covariate leaves unexplained: each value minus the curve there.
   *
   * @param values of each thing
   * @param covariate of each thing, such as the logarithm of a network's cost
   * @throws IllegalArgumentException if they are not pairs
   */
  public double[] residuals(double[] values, double[] covariate) {
    if (values.length != covariate.length || values.length == 0) {
      throw new IllegalArgumentException(
          "expected a covariate for each value, given "
              + covariate.length
              + " and "
              + values.length);
    }
    RealMatrix powers = powers(covariate);
    RealVector vector = new ArrayRealVector(values);
    RealVector factors = new SingularValueDecomposition(powers).getSolver().solve(vector);
    return vector.subtract(powers.operate(factors)).toArray();
  }

  /**
   * How many parameters of the curve the data decide: all, or fewer where the covariate has too few
   * different values.
   */
  int parameters(double[] covariate) {
    return new SingularValueDecomposition(powers(covariate)).getRank();
  }

  /** Of the standardised covariate, whose squares do not drown its own differences. */
  private RealMatrix powers(double[] covariate) {
    double mean = Arrays.stream(covariate).average().orElseThrow();
    double spread = Arrays.stream(covariate).map(x -> Math.abs(x - mean)).max().orElseThrow();
    // Rounding makes a little spread of none.
    double scale = spread > 1e-12 * Math.abs(mean) ? 1 / spread : 0;
    double[][] powers = new double[covariate.length][degree + 1];
    for (int i = 0; i < covariate.length; i++) {
      powers[i][0] = 1;
      for (int p = 1; p <= degree; p++) {
        powers[i][p] = powers[i][p - 1] * (covariate[i] - mean) * scale;
      }
    }
    return new Array2DRowRealMatrix(powers, false);
  }
}
