package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  private static Interval ofMean(double[] values, long seed) {
    return Bootstrap.withSeed(seed)
        .interval(
            values.length,
            drawn -> Arrays.stream(Bootstrap.draw(values, drawn)).average().orElseThrow());
  }

  @Test
  void theIntervalHoldsTheTrueMeanAsOftenAsItSays() {
    Random random = new Random(5);
    int held = 0;
    for (int run = 0; run < 100; run++) {
      double[] values = random.doubles(60, 0, 2).toArray();
      Interval interval = ofMean(values, run);
      held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
    }
    // 95 of 100 are expected; fewer than 88 would be one in 300.
    assertThat((double) held).as("seed 5").isCloseTo(94, within(6.0));
  }

  /** The normal interval of a mean is ±1.96 standard errors. */
  @Test
  void theIntervalIsAsWideAsThatOfTheNormalDistribution() {
    double[] values = new Random(6).doubles(400).toArray();
    Interval interval = ofMean(values, 1);
    double error = Math.sqrt(1.0 / 12 / 400);
    assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * error, within(.4 * error));
  }

  @Test
  void theSameSeedDrawsTheSame() {
    double[] values = new Random(8).doubles(20).toArray();
    assertThat(ofMean(values, 3)).isEqualTo(ofMean(values, 3));
    assertThat(ofMean(values, 3)).isNotEqualTo(ofMean(values, 4));
  }

  @Test
  void resamplesWithoutAValueAreLeftOut() {
    // The first thing is missing in a third of the resamples: (2/3)³.
    Interval interval =
        Bootstrap.withSeed(1)
            .interval(
                3, drawn -> Arrays.stream(drawn).anyMatch(i -> i == 0) ? drawn.length : Double.NaN);
    assertThat(interval).isEqualTo(new Interval(3, 3, 3));
    assertThat(Bootstrap.withSeed(1).interval(3, drawn -> Double.NaN).low()).isNaN();
  }

  @Test
  void rowsAreDrawnWhole() {
    double[][] rows = {{1, 2}, {3, 4}};
    assertThat(Bootstrap.draw(rows, new int[] {1, 1}))
        .isDeepEqualTo(new double[][] {{3, 4}, {3, 4}});
  }

  @Test
  void fallingNumbersSwapTheEnds() {
    assertThat(new Interval(2, 1, 4).mapFalling(x -> 1 / x)).isEqualTo(new Interval(.5, .25, 1));
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> new Bootstrap(10, 0.95, 1))
        .hasMessage(
            "expected at least 100 resamples and a level between 0 and 1, given 10 and 0.95");
    assertThatThrownBy(() -> new Interval(1, 2, 0)).hasMessageContaining("given 2.0 and 0.0");
  }
}
