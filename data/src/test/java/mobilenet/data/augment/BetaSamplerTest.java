package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BetaSamplerTest {
  private static final int DRAWS = 100_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 0.8, 1, 1.5, 4, 100})
  void hasTheMomentsOfBeta(double alpha) {
    RandomGenerator random = Seeded.random();
    BetaSampler sampler = new BetaSampler(alpha);
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (int i = 0; i < DRAWS; i++) {
      double centred = sampler.draw(random) - 0.5;
      assertThat(Math.abs(centred)).isLessThanOrEqualTo(0.5);
      sum += centred;
      squares += centred * centred;
      fourths += Math.pow(centred, 4);
    }
    double variance = 1 / (4 * (2 * alpha + 1));
    // Four standard errors: of the mean from the variance, of the variance at most 2·variance.
    assertThat(sum / DRAWS).as(Seeded.NAME).isEqualTo(0, within(4 * Math.sqrt(variance / DRAWS)));
    assertThat(squares / DRAWS)
        .as(Seeded.NAME)
        .isEqualTo(variance, within(4 * 2 * variance / Math.sqrt(DRAWS)));
    // Tells Beta from other distributions of the same variance: kurtosis 3(2α + 1)/(2α + 3).
    double fourth = 3 * (2 * alpha + 1) / (2 * alpha + 3) * variance * variance;
    assertThat(fourths / DRAWS).as(Seeded.NAME).isEqualTo(fourth, within(0.06 * fourth));
  }

  @Test
  void oneIsUniform() {
    RandomGenerator random = Seeded.random();
    BetaSampler sampler = new BetaSampler(1);
    int[] counts = new int[10];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) (sampler.draw(random) * 10)]++;
    }
    for (int count : counts) {
      // Standard deviation of a count: 95.
      assertThat((double) count).as(Seeded.NAME).isEqualTo(DRAWS / 10.0, within(380.0));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-300, 1e-9, 1e300, Double.MAX_VALUE})
  void extremesGiveNumbers(double alpha) {
    RandomGenerator random = Seeded.random();
    for (int i = 0; i < 100; i++) {
      double value = new BetaSampler(alpha).draw(random);
      if (alpha < 1) {
        assertThat(value).isIn(0.0, 1.0);
      } else {
        assertThat(value).isEqualTo(0.5, within(1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoBeta(double alpha) {
    assertThatThrownBy(() -> new BetaSampler(alpha))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha of a Beta distribution must be above 0 and finite, given " + alpha);
  }
}
