package mobilenet.weights;

/** bfloat16 (BF16), the upper half of a float, to and from float. */
public final class BFloat16 {
  private BFloat16() {}

  /** The float of exactly that value. */
  public static float toFloat(short bfloat) {
    return Float.intBitsToFloat(bfloat << 16);
  }

  /** The nearest bfloat16, ties to even; a NaN stays a NaN. */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      // Without the quiet bit, a NaN whose payload is only in the dropped half would become
      // infinite.
      return (short) ((bits >>> 16) | 0x40);
    }
    int odd = (bits >>> 16) & 1;
    return (short) ((bits + 0x7fff + odd) >>> 16);
  }
}
