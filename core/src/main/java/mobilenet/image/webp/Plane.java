package mobilenet.image.webp;

import java.util.Arrays;

/**
 * Samples of one colour component, with the border that predictions use outside the image according
 * to RFC 6386, section 12: 127 above, 129 on the left.
 */
final class Plane {
  private static final int LEFT = 1;

  /** The prediction of a subblock on the right edge uses four samples beyond it. */
  private static final int RIGHT = 4;

  private static final byte ABOVE_IMAGE = 127;
  private static final byte LEFT_OF_IMAGE = (byte) 129;

  private final int stride;
  private final byte[] samples;

  Plane(int width, int height) {
    this.stride = LEFT + width + RIGHT;
    this.samples = new byte[Math.multiplyExact(stride, height + 1)];
    Arrays.fill(samples, 0, stride, ABOVE_IMAGE);
    for (int y = 0; y < height; y++) {
      samples[at(0, y) - 1] = LEFT_OF_IMAGE;
    }
  }

  /** Index of a sample. */
  int at(int x, int y) {
    return (y + 1) * stride + LEFT + x;
  }

  /** How far apart the indices of a sample and the one below it are. */
  int stride() {
    return stride;
  }

  byte[] samples() {
    return samples;
  }

  static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
