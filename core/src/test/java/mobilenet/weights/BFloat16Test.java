package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BFloat16Test {
  @Test
  void everyBfloatComesBack() {
    for (int bits = 0; bits < 0x10000; bits++) {
      float value = BFloat16.toFloat((short) bits);
      short back = BFloat16.fromFloat(value);
      if (Float.isNaN(value)) {
        assertThat(BFloat16.toFloat(back)).isNaN();
      } else {
        assertThat(back).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < 0x7f80; bits++) {
      int middle = (bits << 16) + 0x8000;
      int even = bits % 2 == 0 ? bits : bits + 1;
      assertThat((int) BFloat16.fromFloat(Float.intBitsToFloat(middle))).isEqualTo(even);
      assertThat((int) BFloat16.fromFloat(Float.intBitsToFloat(middle - 1))).isEqualTo(bits);
      assertThat((int) BFloat16.fromFloat(Float.intBitsToFloat(middle + 1))).isEqualTo(bits + 1);
    }
    assertThat(BFloat16.toFloat(BFloat16.fromFloat(Float.intBitsToFloat(0x7f800001)))).isNaN();
  }
}
