package mobilenet.image.webp;

import java.util.Arrays;

/** Predicts a macroblock's luma or chroma as a whole; RFC 6386, 12.2. */
final class BlockPrediction {
  private static final byte UNKNOWN_AVERAGE = (byte) 128;

  private BlockPrediction() {}

  /**
   * Fills a square with its prediction.
   *
   * @param at index of its first sample
   * @param side 16 for luma, 8 for chroma
   * @param hasAbove whether it is not in the image's first row
   * @param hasLeft whether it is not in the image's first column
   */
  static void predict(
      BlockMode mode, Plane plane, int at, int side, boolean hasAbove, boolean hasLeft) {
    byte[] samples = plane.samples();
    int stride = plane.stride();
    switch (mode) {
      case DC -> fill(plane, at, side, average(plane, at, side, hasAbove, hasLeft));
      case VERTICAL -> {
        for (int y = 0; y < side; y++) {
          System.arraycopy(samples, at - stride, samples, at + y * stride, side);
        }
      }
      case HORIZONTAL -> {
        for (int row = at; row < at + side * stride; row += stride) {
          Arrays.fill(samples, row, row + side, samples[row - 1]);
        }
      }
      case TRUE_MOTION -> trueMotion(plane, at, side);
    }
  }

  /** Each sample is left + above − corner. */
  static void trueMotion(Plane plane, int at, int side) {
    byte[] samples = plane.samples();
    int above = at - plane.stride();
    int corner = samples[above - 1] & 0xFF;
    int row = at;
    for (int y = 0; y < side; y++) {
      int change = (samples[row - 1] & 0xFF) - corner;
      for (int x = 0; x < side; x++) {
        samples[row + x] = Plane.clip((samples[above + x] & 0xFF) + change);
      }
      row += plane.stride();
    }
  }

  private static byte average(Plane plane, int at, int side, boolean hasAbove, boolean hasLeft) {
    if (!hasAbove && !hasLeft) {
      return UNKNOWN_AVERAGE;
    }
    byte[] samples = plane.samples();
    int sum = 0;
    for (int i = 0; i < side; i++) {
      sum += hasAbove ? samples[at - plane.stride() + i] & 0xFF : 0;
      sum += hasLeft ? samples[at + i * plane.stride() - 1] & 0xFF : 0;
    }
    int count = hasAbove && hasLeft ? 2 * side : side;
    return (byte) ((sum + count / 2) / count);
  }

  private static void fill(Plane plane, int at, int side, byte value) {
    int row = at;
    for (int y = 0; y < side; y++) {
      Arrays.fill(plane.samples(), row, row + side, value);
      row += plane.stride();
    }
  }
}
