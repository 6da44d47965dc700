package mobilenet.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

  /** 2^-44 and 2E23 are numbers that JDK 17 writes with one digit too many. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "4.0, 4",
    "0.25, 0.25",
    "1e-5, 0.00001",
    "0.001, 0.001",
    "2.6666666666666665, 2.6666666666666665",
    "100, 100",
    "2e23, 200000000000000000000000",
    "5.684341886080802e-14, 0.00000000000005684341886080802",
    "-1.5, -1.5"
  })
  void writesNoMoreThanIsNeeded(double value, String expected) {
    assertThat(ShortestDecimal.of(value)).isEqualTo(expected);
  }

  @Test
  void readsBackAndIsNoLongerThanJavas() {
    long seed = 20261126;
    System.out.println("ShortestDecimalTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(value)) {
        continue;
      }
      String text = ShortestDecimal.of(value);
      assertThat(Double.parseDouble(text)).isEqualTo(value);
      assertThat(digits(text)).isLessThanOrEqualTo(digits(Double.toString(value)));
    }
  }

  private static int digits(String decimal) {
    return new BigDecimal(decimal).stripTrailingZeros().precision();
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> ShortestDecimal.of(Double.NaN))
        .hasMessage("expected a finite number, given NaN");
    assertThatThrownBy(() -> ShortestDecimal.of(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
