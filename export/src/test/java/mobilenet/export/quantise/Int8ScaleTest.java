package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Expected numbers were worked out by hand: scale = width / 255, zero point = −128 − low / scale.
 */
class Int8ScaleTest {
  @ParameterizedTest
  @CsvSource({
    "0,255,1,-128",
    "-255,0,1,127",
    "-128,127,1,0",
    "-1,1.55,0.01,-28",
    "0,2.55,0.01,-128",
    // −128 + 0.375 / (5.1 / 255) = −109.25
    "-0.375,4.725,0.02,-109",
  })
  void fitsARange(double low, double high, float scale, int zeroPoint) {
    Int8Scale fitted = Int8Scale.of(new Range(low, high));
    assertThat(fitted.scale()).isEqualTo(scale);
    assertThat(fitted.zeroPoint()).isEqualTo(zeroPoint);
  }

  /** QuantizeLinear: round(x / scale) to even, plus the zero point, clipped. */
  @ParameterizedTest
  @CsvSource({
    "0,-28",
    "0.5,-28",
    "1.5,-26",
    "2.5,-26",
    "-0.5,-28",
    "-0.51,-29",
    "155,127",
    "-101,-128"
  })
  void roundsToEvenAndClips(float value, int integer) {
    assertThat(new Int8Scale(1, -28).quantise(value)).isEqualTo(integer);
  }

  @Test
  void zeroIsANumberOfEveryScale() {
    for (double low = -3; low <= 0; low += 0.37) {
      for (double high = 0.1; high < 9; high += 1.13) {
        Int8Scale scale = Int8Scale.of(new Range(low, high));
        assertThat(scale.dequantise(scale.quantise(0))).isZero();
      }
    }
  }

  @Test
  void roundsInPlace() {
    float[] values = {0.26f, -7, 100, 3.6f};
    new Int8Scale(0.5f, -120).round(values);
    assertThat(values).containsExactly(0.5f, -4, 100, 3.5f);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "-1,0", "NaN,0", "1,128", "1,-129"})
  void othersAreRefused(float scale, int zeroPoint) {
    assertThatThrownBy(() -> new Int8Scale(scale, zeroPoint))
        .hasMessageStartingWith(
            "a scale must be above 0 and finite and a zero point from −128 to 127");
  }
}
