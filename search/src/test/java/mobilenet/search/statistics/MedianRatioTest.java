package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MedianRatioTest {
  private static Interval ratio(double[] a, double[] b, long seed) {
    return MedianRatio.of(a, b, Bootstrap.withSeed(seed));
  }

  @Test
  void medians() {
    assertThat(ratio(new double[] {3, 1, 2}, new double[] {4, 1, 9}, 1).estimate()).isEqualTo(0.5);
    assertThat(ratio(new double[] {4, 1, 2, 3}, new double[] {5, 5, 5, 5}, 1).estimate())
        .isEqualTo(0.5);
  }

  @Test
  void pairsOfOneRatioHaveNoSpread() {
    assertThat(ratio(new double[] {1, 2, 3}, new double[] {2, 4, 6}, 1))
        .isEqualTo(new Interval(0.5, 0.5, 0.5));
  }

  @Test
  void theIntervalHoldsTheTrueRatioAsOftenAsItSays() {
    // Exponential values of means 1 and 2, so that the medians' ratio is 0.5.
    SplittableRandom random = new SplittableRandom(4);
    int held = 0;
    for (int run = 0; run < 60; run++) {
      double[] a = new double[100];
      double[] b = new double[100];
      for (int i = 0; i < a.length; i++) {
        a[i] = -Math.log(1 - random.nextDouble());
        b[i] = -2 * Math.log(1 - random.nextDouble());
      }
      Interval ratio = ratio(a, b, run);
      assertThat(ratio.estimate()).as("seed 4").isBetween(ratio.low(), ratio.high());
      held += ratio.low() <= 0.5 && 0.5 <= ratio.high() ? 1 : 0;
    }
    // 57 of 60 are expected; fewer than 51 would be one in 200.
    assertThat((double) held).as("seed 4").isCloseTo(57, within(6.0));
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> ratio(new double[1], new double[2], 1))
        .hasMessage("expected pairs of values, given 1 and 2");
  }
}
