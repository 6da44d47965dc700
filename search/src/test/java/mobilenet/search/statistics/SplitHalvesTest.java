package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SplitHalvesTest {
  /**
   * By hand: seed 0 against the mean of the others, 1, 2, 3 against 1, 1.5, 3, agrees in all of
   * three pairs; seed 1, 2, 1, 3 against .5, 2, 3, in two and disagrees in one; seed 2, 0, 2, 3
   * against 1.5, 1.5, 3, agrees in two, and one is a tie.
   */
  @Test
  void threeSeeds() {
    double[][] values = {{1, 2, 0}, {2, 1, 2}, {3, 3, 3}};
    assertThat(SplitHalves.tau(values, UnaryOperator.identity()))
        .isCloseTo((1 + 1.0 / 3 + 2 / Math.sqrt(3 * 2)) / 3, within(1e-12));
  }

  @Test
  void twoSeedsHaveOneSplit() {
    double[][] values = {{1, 2}, {2, 1}, {3, 3}};
    assertThat(SplitHalves.tau(values, UnaryOperator.identity())).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void halvesAreAdjusted() {
    double[][] values = {{1, 2}, {2, 1}, {3, 3}};
    assertThat(SplitHalves.tau(values, half -> new double[] {half[0], -half[1], half[2]}))
        .isCloseTo(1, within(1e-12));
  }
}
