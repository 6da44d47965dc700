package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SlopeTest {
  /** By hand: means 2 and 3, products of deviations 1 + 0 + 3, squares 1 + 0 + 1. */
  @Test
  void leastSquares() {
    assertThat(Slope.of(new double[] {1, 2, 3}, new double[] {2, 1, 6})).isEqualTo(2);
  }

  @Test
  void undefinedWithoutTwoPlaces() {
    assertThat(Slope.of(new double[] {4, 4}, new double[] {1, 2})).isNaN();
    assertThat(Slope.of(new double[] {4}, new double[] {1})).isNaN();
  }

  @Test
  void pairsAreNeeded() {
    assertThatThrownBy(() -> Slope.of(new double[] {1, 2}, new double[] {1}))
        .hasMessage("expected as many values of x as of y, given 2 and 1");
  }
}
