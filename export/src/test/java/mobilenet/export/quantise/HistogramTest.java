package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {
  /** A bin of the range below. */
  private static final double BIN = 100.0 / 2048;

  private static Histogram hundred() {
    Histogram histogram = new Histogram(new Range(0, 100));
    float[] values = new float[101];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    histogram.add(values);
    return histogram;
  }

  @Test
  void quantiles() {
    assertThat(hundred().total()).isEqualTo(101);
    assertThat(hundred().quantile(0.5)).isCloseTo(50, within(BIN));
    assertThat(hundred().quantile(0.1)).isCloseTo(10, within(BIN));
    assertThat(hundred().quantile(1)).isCloseTo(100, within(BIN));
    assertThat(hundred().quantile(0)).isCloseTo(0, within(BIN));
  }

  /** With steps of 1 from 0 to 50, 51 to 100 are clipped: 1² + … + 50² = 42,925. */
  @Test
  void squaredErrorOfClipping() {
    assertThat(hundred().squaredError(new Int8Scale(1, 77)))
        .isCloseTo(42_925, within(50 * 100 * BIN));
  }

  @Test
  void whatIsOutsideCountsAsTheEnds() {
    Histogram histogram = new Histogram(new Range(-1, 1));
    histogram.add(new float[] {-5, 5, 5});
    assertThat(histogram.total()).isEqualTo(3);
    assertThat(histogram.quantile(0.2)).isCloseTo(-1, within(0.001));
    assertThat(histogram.quantile(0.9)).isCloseTo(1, within(0.001));
  }

  @Test
  void needsARange() {
    assertThatThrownBy(() -> new Histogram(new Range(0, 0)))
        .hasMessageStartingWith("a histogram needs a range, given ");
  }
}
