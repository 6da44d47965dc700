package mobilenet.weights;

/**
 * IEEE binary16 (F16) to and from float. The JDK has both since version 20; these serve 17 and give
 * the same bits, except that a signalling NaN stays signalling.
 */
public final class Half {
  private static final int EXPONENT_DIFFERENCE = 127 - 15;
  private static final int FRACTION_DIFFERENCE = 23 - 10;
  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  // 2^-24 is the smallest subnormal half; multiplying by its inverse counts in that unit.
  private static final float SUBNORMALS_PER_ONE = 0x1p24f;
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private Half() {}

  /** The float of exactly that value; a NaN keeps its payload. */
  public static float toFloat(short half) {
    int sign = (half & SIGN) << 16;
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction / SUBNORMALS_PER_ONE;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + EXPONENT_DIFFERENCE;
    return Float.intBitsToFloat(sign | (wide << 23) | (fraction << FRACTION_DIFFERENCE));
  }

  /**
   * The nearest half, ties to even. Magnitudes of 65520 and above become infinite; a NaN stays a
   * NaN with the upper bits of its payload.
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      int payload = (bits >> FRACTION_DIFFERENCE) & 0x3ff;
      // A NaN whose payload is only in the dropped bits must not become infinite.
      return (short) (sign | INFINITY | (payload == 0 ? 0x200 : payload));
    }
    if (magnitude < SMALLEST_NORMAL) {
      return (short) (sign | (int) Math.rint(magnitude * SUBNORMALS_PER_ONE));
    }
    int rebased = (bits & 0x7fffffff) - (EXPONENT_DIFFERENCE << 23);
    int odd = (rebased >> FRACTION_DIFFERENCE) & 1;
    // Adding just under half a unit, or exactly half where the result is odd, rounds ties to even.
    int rounded = (rebased + 0xfff + odd) >> FRACTION_DIFFERENCE;
    return (short) (sign | Math.min(rounded, INFINITY));
  }
}
