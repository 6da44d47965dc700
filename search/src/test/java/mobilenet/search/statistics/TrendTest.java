package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TrendTest {
  /** F. J. Anscombe, Graphs in Statistical Analysis (1973), data sets 1 and 2. */
  private static final double[] X = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};

  private static final double[] FIRST = {
    8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68
  };
  private static final double[] SECOND = {
    9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74
  };

  /** Anscombe: the line is y = 3 + 0.5 x, the residual sum of squares 13.75, for both. */
  @Test
  void anscombesLines() {
    for (double[] y : new double[][] {FIRST, SECOND}) {
      double[] residuals = Trend.LINEAR.residuals(y, X);
      assertThat(Arrays.stream(residuals).map(r -> r * r).sum()).isCloseTo(13.75, within(.03));
      for (int i = 0; i < X.length; i++) {
        assertThat(y[i] - residuals[i]).isCloseTo(3 + .5 * X[i], within(.01));
      }
    }
  }

  /** The second set is a parabola with two digits behind the point. */
  @Test
  void anscombesParabola() {
    assertThat(Trend.QUADRATIC.residuals(SECOND, X))
        .usingComparatorWithPrecision(.003)
        .containsExactly(new double[X.length], within(.003));
  }

  /** numpy.polyfit of NumPy 2.4 on the same numbers. */
  @Test
  void residualsOfNumPy() {
    double[] x = {3, 1, 4, 1.5, 9, 2.6};
    double[] y = {6, 3, 6.5, 4, 7.5, 4.75};
    assertThat(Trend.LINEAR.residuals(y, x))
        .containsExactly(
            new double[] {0.97027108, -1.01577636, 0.9632948, -0.2692645, -0.57158661, -0.07693841},
            within(1e-8));
    assertThat(Trend.QUADRATIC.residuals(y, x))
        .containsExactly(
            new double[] {
              3.71830445e-01,
              -7.82809946e-02,
              -4.20166008e-02,
              1.93972557e-01,
              -2.79486844e-04,
              -4.45225920e-01
            },
            within(1e-8));
  }

  @Test
  void aCovariateOfOneValueExplainsTheMean() {
    double[] tenths = {.1, .1, .1};
    assertThat(Trend.QUADRATIC.residuals(new double[] {1, 2, 6}, tenths))
        .containsExactly(new double[] {-2, -1, 3}, within(1e-12));
    assertThat(Trend.QUADRATIC.parameters(tenths)).isEqualTo(1);
    assertThat(Trend.QUADRATIC.parameters(new double[] {1, 2, 2})).isEqualTo(2);
    assertThat(Trend.QUADRATIC.parameters(new double[] {1, 2, 3})).isEqualTo(3);
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> Trend.LINEAR.residuals(new double[2], new double[3]))
        .hasMessage("expected a covariate for each value, given 3 and 2");
  }
}
