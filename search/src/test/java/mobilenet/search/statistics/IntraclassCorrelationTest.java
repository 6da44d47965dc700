package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntraclassCorrelationTest {
  private static final Offset<Double> TWO_DIGITS = within(.005);

  /** Shrout and Fleiss, Psychological Bulletin 86 (1979), tables 2 to 4. */
  private static final double[][] SHROUT_FLEISS = {
    {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
  };

  /** BMS 11.24, WMS 6.26, ICC(1,1) .17, ICC(1,4) .44. */
  @Test
  void shroutAndFleiss() {
    IntraclassCorrelation icc = IntraclassCorrelation.of(SHROUT_FLEISS);
    assertThat(icc.between()).isCloseTo(11.24, TWO_DIGITS);
    assertThat(icc.within()).isCloseTo(6.26, TWO_DIGITS);
    assertThat(icc.single()).isCloseTo(.17, TWO_DIGITS);
    assertThat(icc.ofMean()).isCloseTo(.44, TWO_DIGITS);
    assertThat(SpearmanBrown.reliabilityOfMean(icc.single(), 4))
        .isCloseTo(icc.ofMean(), within(1e-12));
  }

  /**
   * numpy.linalg.lstsq of NumPy 2.4 on all 24 rows, then the mean squares of its residuals with 6 −
   * 2 and 6 − 3 degrees of freedom.
   */
  @Test
  void residualsOfNumPy() {
    double[] covariate = {3, 1, 4, 1.5, 9, 2.6};
    IntraclassCorrelation linear =
        IntraclassCorrelation.ofResiduals(SHROUT_FLEISS, covariate, Trend.LINEAR);
    assertThat(linear.between()).isCloseTo(3.3062985848116404, within(1e-9));
    assertThat(linear.single()).isCloseTo(-0.13383993822143386, within(1e-9));
    IntraclassCorrelation quadratic =
        IntraclassCorrelation.ofResiduals(SHROUT_FLEISS, covariate, Trend.QUADRATIC);
    assertThat(quadratic.between()).isCloseTo(0.5093369853717847, within(1e-9));
    assertThat(quadratic.within()).isCloseTo(6.263888888888889, within(1e-9));
  }

  /** Of networks whose residual variance is .41 between and .59 within them. */
  @Test
  void residualsOfAKnownVariance() {
    Random random = new Random(7);
    double linear = 0;
    double quadratic = 0;
    int runs = 200;
    for (int run = 0; run < runs; run++) {
      double[][] values = new double[30][5];
      double[] covariate = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        covariate[i] = random.nextGaussian();
        double own = 2 * covariate[i] + Math.sqrt(.41) * random.nextGaussian();
        for (int j = 0; j < values[i].length; j++) {
          values[i][j] = own + Math.sqrt(.59) * random.nextGaussian();
        }
      }
      linear += IntraclassCorrelation.ofResiduals(values, covariate, Trend.LINEAR).single() / runs;
      quadratic +=
          IntraclassCorrelation.ofResiduals(values, covariate, Trend.QUADRATIC).single() / runs;
    }
    // One estimate spreads by about .1, the mean of 200 by .007; the estimator is a little low.
    assertThat(linear).as("seed 7").isCloseTo(.41, within(.03));
    assertThat(quadratic).as("seed 7").isCloseTo(.41, within(.03));
  }

  @Test
  void withoutVarianceItIsUndefined() {
    assertThat(IntraclassCorrelation.of(new double[][] {{1, 1}, {1, 1}}).single()).isNaN();
    assertThat(IntraclassCorrelation.of(new double[][] {{1, 1}, {2, 2}}).single()).isEqualTo(1);
    double[][] pair = {{1, 2}, {3, 5}};
    assertThat(IntraclassCorrelation.ofResiduals(pair, new double[] {1, 2}, Trend.LINEAR).single())
        .isNaN();
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> IntraclassCorrelation.of(new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("given repeats of [2, 1]");
    assertThatThrownBy(() -> IntraclassCorrelation.of(new double[0][]))
        .hasMessageContaining("given repeats of []");
  }
}
