package mobilenet.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandAugmentStringTest {
  private static final double UNIFORM = RandAugment.UNIFORM_SPREAD;

  @Test
  void readsTimmsRecipe() {
    assertThat(RandAugmentString.parse("rand-m9-n2-p0.5-mstd0.5-inc1"))
        .isEqualTo(new RandAugment(2, 9, 0.5, 10, 0.5, true));
    assertThat(RandAugmentString.parse("rand-inc1-mstd1.0-mmax20-p1-n3-m15"))
        .isEqualTo(new RandAugment(3, 15, 1, 20, 1, true));
  }

  @Test
  void takesTimmsDefaults() {
    assertThat(RandAugmentString.parse("rand"))
        .isEqualTo(new RandAugment(2, 10, 0, 10, 0.5, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rand-m9-mstd101", "rand-m9-mstdinf", "rand-m9-mstd100.5"})
  void aLargeSpreadIsUniform(String text) {
    RandAugment settings = RandAugmentString.parse(text);
    assertThat(settings.magnitudeSpread()).isEqualTo(UNIFORM);
    assertThat(RandAugmentString.format(settings)).isEqualTo("rand-m9-n2-p0.5-mstd101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rand-m9-n2-p0.5-mstd0.5-inc1",
        "rand-m9-n2-p0.5",
        "rand-m0-n1-p0",
        "rand-m6.5-n4-p0.00001-mstd100-mmax20-inc1",
        "rand-m15-n2-p1-mstd101-mmax0.25"
      })
  void writesWhatItReads(String text) {
    assertThat(RandAugmentString.format(RandAugmentString.parse(text))).isEqualTo(text);
  }

  @Test
  void writesOrderAndDefaultsOut() {
    assertThat(RandAugmentString.format(RandAugmentString.parse("rand-mmax10-mstd0-inc1-m7.0")))
        .isEqualTo("rand-m7-n2-p0.5-inc1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          augmix-m9      | must start with "rand", such as rand-m9-n2-mstd0.5-inc1
          ''             | must start with "rand", such as rand-m9-n2-mstd0.5-inc1
          rand-w0        | unknown key "w"; expected one of m, n, p, mstd, mmax, inc
          rand-m9-std0.5 | unknown key "std"; expected one of m, n, p, mstd, mmax, inc
          rand-m9-n2-m9  | duplicate key "m"; expected each of m, n, p, mstd, mmax, inc at most once
          rand-m         | expected a key and a number, such as m9, given "m"
          rand-9         | expected a key and a number, such as m9, given "9"
          rand-m9-       | expected a key and a number, such as m9, given ""
          rand-m1e3      | expected a key and a number, such as m9, given "m1e3"
          rand-m9 -n2    | expected a key and a number, such as m9, given "m9 "
          rand-M9        | expected a key and a number, such as m9, given "M9"
          rand-n1.5      | n must be a whole number, given "1.5"
          rand-n99999999999 | n must be a whole number, given "99999999999"
          rand-ninf      | n must be a whole number, given "inf"
          rand-minf      | m must be a number, given "inf"
          rand-pinf      | p must be a number, given "inf"
          rand-mmaxinf   | mmax must be a number, given "inf"
          rand-inc0      | inc must be 1 or left out, given "0"
          rand-incinf    | inc must be 1 or left out, given "inf"
          rand-n0        | operations must be at least 1, given 0
          rand-p1.5      | probability of an operation must be 0 to 1, given 1.5
          rand-mmax0     | largest magnitude must be above 0, given 0.0
          """)
  void refuses(String text, String message) {
    assertThatThrownBy(() -> RandAugmentString.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("RandAugment \"" + text + "\": " + message);
  }

  @Test
  void doesNotWriteWhatWouldBeReadOtherwise() {
    assertThatThrownBy(() -> RandAugmentString.format(new RandAugment(2, 9, 150, 10, 0.5, true)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spread of the magnitude must be at most 100 or infinite to be written, given 150.0");
  }
}
