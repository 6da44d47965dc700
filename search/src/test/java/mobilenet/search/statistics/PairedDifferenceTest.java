package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  /** By hand: mean 0.4, variance 0.05; the quantile is that of any table of Student's t. */
  @Test
  void fivePairs() {
    double[] a = {1.1, 2.6, 3.4, 4.3, 5.6};
    double[] b = {1.0, 2.0, 3.0, 4.0, 5.0};
    double half = 2.776445 * Math.sqrt(0.045 / 5);
    Interval found = PairedDifference.of(a, b);
    assertThat(found.estimate()).isCloseTo(0.4, within(1e-12));
    assertThat(found.low()).isCloseTo(0.4 - half, within(1e-6));
    assertThat(found.high()).isCloseTo(0.4 + half, within(1e-6));
  }

  @Test
  void tooFew() {
    assertThatThrownBy(() -> PairedDifference.of(new double[1], new double[1]))
        .hasMessage("expected as many values of one as of the other, at least two; given 1 and 1");
    assertThatThrownBy(() -> PairedDifference.of(new double[3], new double[2]))
        .hasMessageContaining("given 3 and 2");
  }
}
