package mobilenet.search.statistics;

import org.apache.commons.math3.stat.regression.SimpleRegression;

/** How much one number rises as another does. */
public final class Slope {
  private Slope() {}

  /**
   * Slope of the straight line of least squares.
   *
   * @param x of each thing
   * @param y of each thing
   * @return not a number where all {@code x} are equal, or there are fewer than two things
   * @throws IllegalArgumentException if there are not as many of one as of the other
   */
  public static double of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "expected as many values of x as of y, given " + x.length + " and " + y.length);
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < x.length; i++) {
      line.addData(x[i], y[i]);
    }
    return line.getSlope();
  }
}
