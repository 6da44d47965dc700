package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WeightBitsTest {
  @Test
  void byTheirNumber() {
    for (WeightBits weights : WeightBits.values()) {
      assertThat(WeightBits.of(weights.bits())).isEqualTo(weights);
    }
    assertThatThrownBy(() -> WeightBits.of(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights have 7 or 8 bits, given 6");
  }

  /** In 16 bits, as two neighbouring products of a feature map's 0 to 255. */
  @Test
  void onlySumsOfSevenBitsFit() {
    assertThat(2 * 255 * WeightBits.SEVEN.most()).isLessThanOrEqualTo(Short.MAX_VALUE);
    assertThat(2 * 255 * WeightBits.EIGHT.most()).isGreaterThan(Short.MAX_VALUE);
  }
}
