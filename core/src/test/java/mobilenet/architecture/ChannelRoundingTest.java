package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelRoundingTest {

  /** Ties up, never below eight, never more than a tenth lost (18 does not become 16). */
  @ParameterizedTest
  @CsvSource({
    "1, 8",
    "3.9, 8",
    "8, 8",
    "11.9, 16",
    "12, 16",
    "18, 24",
    "20, 24",
    "28, 32",
    "30, 32",
    "36, 40",
    "60, 64",
    "89.6, 88",
    "91.2, 88",
    "336, 336",
    "1792, 1792",
  })
  void roundsToEights(double channels, int expected) {
    assertThat(ChannelRounding.round(channels)).isEqualTo(expected);
  }

  @Test
  void losesAtMostATenth() {
    for (double channels = 8; channels < 3000; channels += 0.25) {
      int rounded = ChannelRounding.round(channels);
      assertThat(rounded % 8).as("%s", channels).isZero();
      assertThat((double) rounded).as("%s", channels).isBetween(0.9 * channels, channels + 8);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2, 1, 1", "2.5, 1, 3", "7.4, 1, 7", "10, 4, 12", "17, 16, 16"})
  void otherDivisors(double channels, int divisor, int expected) {
    assertThat(ChannelRounding.round(channels, divisor)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 1_048_577, 3e9, Double.POSITIVE_INFINITY})
  void channelsMustBePositive(double channels) {
    assertThatThrownBy(() -> ChannelRounding.round(channels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a positive channel count of at most 1048576, given " + channels);
  }

  @Test
  void theWidestLayer() {
    assertThat(ChannelRounding.round(1_048_576)).isEqualTo(1_048_576);
    assertThatThrownBy(() -> ChannelRounding.round(100, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("given 100.0 to be rounded to multiples of 2147483647");
  }
}
