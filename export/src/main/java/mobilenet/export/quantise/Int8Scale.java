package mobilenet.export.quantise;

/**
 * Which real number an 8-bit integer q stands for: {@code (q − zeroPoint) · scale}.
 *
 * @param scale above 0
 * @param zeroPoint the integer of 0, −128 to 127
 */
public record Int8Scale(float scale, int zeroPoint) {
  static final int LOWEST = -128;
  static final int HIGHEST = 127;
  private static final int STEPS = HIGHEST - LOWEST;

  /** Checks the ranges. */
  public Int8Scale {
    if (!(scale > 0 && Float.isFinite(scale)) || zeroPoint < LOWEST || zeroPoint > HIGHEST) {
      throw new IllegalArgumentException(
          "a scale must be above 0 and finite and a zero point from −128 to 127, given "
              + scale
              + " and "
              + zeroPoint);
    }
  }

  /**
   * The finest scale at which a range fits 256 integers.
   *
   * @param range wider than nothing
   * @throws IllegalArgumentException if it has no width that single precision can divide
   */
  public static Int8Scale of(Range range) {
    float scale = (float) (range.width() / STEPS);
    long zero = Math.round(LOWEST - range.low() / scale);
    return new Int8Scale(scale, (int) Math.max(LOWEST, Math.min(HIGHEST, zero)));
  }

  /**
   * The nearest integer, ties to even as ONNX's QuantizeLinear rounds; the ends of the range clip.
   */
  public int quantise(float value) {
    double nearest = Math.rint(value / scale) + zeroPoint;
    return (int) Math.max(LOWEST, Math.min(HIGHEST, nearest));
  }

  /** What an integer stands for. */
  public float dequantise(int integer) {
    return (integer - zeroPoint) * scale;
  }

  /** Replaces values by what their integers stand for. */
  void round(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = dequantise(quantise(values[i]));
    }
  }
}
