package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HalfTest {
  /** Straight from the definition in IEEE 754, in double arithmetic. */
  private static double valueOf(int half) {
    int exponent = half >> 10 & 31;
    int fraction = half & 1023;
    double sign = half >= 0x8000 ? -1 : 1;
    if (exponent == 31) {
      return fraction == 0 ? sign * Double.POSITIVE_INFINITY : Double.NaN;
    }
    return exponent == 0
        ? sign * fraction * Math.pow(2, -24)
        : sign * (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
  }

  @Test
  void everyHalfHasItsValueAndComesBack() {
    for (int half = 0; half < 0x10000; half++) {
      float value = Half.toFloat((short) half);
      assertThat(Double.valueOf(value)).isEqualTo(Double.valueOf(valueOf(half)));
      // Also of NaN payloads and signed zeros.
      assertThat(Half.fromFloat(value)).isEqualTo((short) half);
    }
  }

  @Test
  void everyHalfAgreesWithTheJdkWhereItHasThem() throws Throwable {
    if (Runtime.version().feature() < 20) {
      return;
    }
    var method = Float.class.getMethod("float16ToFloat", short.class);
    for (int half = 0; half < 0x10000; half++) {
      float jdk = (float) method.invoke(null, (short) half);
      assertThat(Float.valueOf(Half.toFloat((short) half))).isEqualTo(Float.valueOf(jdk));
    }
  }

  @Test
  void roundsToTheNearestAndTiesToEven() {
    for (int half = 0; half < 0x7c00; half++) {
      double low = valueOf(half);
      double high = half == 0x7bff ? 65536 : valueOf(half + 1);
      float middle = (float) ((low + high) / 2);
      int even = half % 2 == 0 ? half : half + 1;
      assertThat((int) Half.fromFloat(middle)).isEqualTo(even);
      assertThat((int) Half.fromFloat(Math.nextDown(middle))).isEqualTo(half);
      assertThat((int) Half.fromFloat(Math.nextUp(middle))).isEqualTo(half + 1);
      assertThat(Half.fromFloat(-middle)).isEqualTo((short) (even | 0x8000));
    }
  }

  @Test
  void extremes() {
    assertThat((int) Half.fromFloat(Float.MAX_VALUE)).isEqualTo(0x7c00);
    assertThat((int) Half.fromFloat(Float.MIN_VALUE)).isZero();
    assertThat(Half.fromFloat(-0f)).isEqualTo((short) 0x8000);
    assertThat(Half.toFloat(Half.fromFloat(Float.intBitsToFloat(0x7f800001)))).isNaN();
    assertThat(Half.toFloat((short) 0x8000)).isEqualTo(-0f);
  }

  @Test
  void randomFloatsLieWithinHalfAUnit() {
    Random random = new Random(11);
    for (int i = 0; i < 200_000; i++) {
      float value = (random.nextFloat() - 0.5f) * (float) Math.pow(2, random.nextInt(40) - 24);
      double error = Math.abs(Half.toFloat(Half.fromFloat(value)) - (double) value);
      double unit = Math.max(Math.ulp(value) * 8192.0, Math.pow(2, -24));
      assertThat(error).isLessThanOrEqualTo(unit / 2);
    }
  }
}
