package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeRuleTest {
  /** 0 to 1 in steps of 1/10,000, and an outlier of 20. */
  private static Histogram withOutlier() {
    Histogram histogram = new Histogram(new Range(0, 20));
    float[] values = new float[10_001];
    for (int i = 0; i < 10_000; i++) {
      values[i] = i / 10_000f;
    }
    values[10_000] = 20;
    histogram.add(values);
    return histogram;
  }

  @Test
  void minMaxKeepsEveryValue() {
    assertThat(new RangeRule.MinMax().choose(withOutlier())).isEqualTo(new Range(0, 20));
  }

  @Test
  void percentileDropsTheOutlier() {
    Range range = new RangeRule.Percentile(99.9).choose(withOutlier());
    // Half of a thousandth is cut at each end; zero stays in.
    assertThat(range.low()).isZero();
    assertThat(range.high()).isCloseTo(0.9995, within(0.01));
    assertThat(new RangeRule.Percentile(100).choose(withOutlier()).high())
        .isCloseTo(20, within(0.01));
  }

  /**
   * The error of rounding 10,000 values with a scale s is 10,000 · s² / 12, the outlier's (20 − h)²
   * with s = h / 255: the sum, 400 − 40h + (1 + 0.0128)h², is least at h = 19.75. A hundred such
   * outliers move nothing; without any, nothing is clipped.
   */
  @Test
  void leastSquaresWeighsClippingAgainstRounding() {
    assertThat(new RangeRule.LeastSquares().choose(withOutlier()).high())
        .isCloseTo(19.75, within(0.3));
    Histogram many = new Histogram(new Range(0, 20));
    float[] low = new float[1_000_000];
    for (int i = 0; i < low.length; i++) {
      low[i] = i / 1_000_000f;
    }
    many.add(low);
    many.add(new float[] {20});
    // 1,000,000 / (12 · 255²) = 1.28: least at h = 20 / 2.28 = 8.8.
    assertThat(new RangeRule.LeastSquares().choose(many).high()).isCloseTo(8.8, within(1.5));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 50, 100.1, Double.NaN})
  void percentilesOfARange(double percent) {
    assertThatThrownBy(() -> new RangeRule.Percentile(percent))
        .hasMessage("the percentile must be above 50 and at most 100, given " + percent);
  }
}
