package mobilenet.image.webp;

/**
 * Converts half-size colour planes to RGB as libwebp does; no specification describes this. A
 * colour sample is interpolated from 9 parts of the nearest sample, 3 of the next one in each
 * direction and 1 of the diagonal one; then follows ITU-R BT.601 of video range, in fixed point.
 */
final class YuvToRgb {
  private static final int FRACTION_BITS = 6;

  private final int width;
  private final int height;
  private final YuvFrame frame;

  YuvToRgb(YuvFrame frame, int width, int height) {
    this.frame = frame;
    this.width = width;
    this.height = height;
  }

  /** The image's height × width × 3 samples. */
  byte[] convert() {
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    int columns = (width + 1) / 2;
    int[] u = new int[columns];
    int[] v = new int[columns];
    byte[] luma = frame.luma().samples();
    int o = 0;
    for (int y = 0; y < height; y++) {
      blendRows(frame.u(), y, u);
      blendRows(frame.v(), y, v);
      int row = frame.luma().at(0, y);
      for (int x = 0; x < width; x++) {
        int near = x >> 1;
        int next = neighbour(x, columns);
        writePixel(luma[row + x] & 0xFF, blend(u, near, next), blend(v, near, next), rgb, o);
        o += 3;
      }
    }
    return rgb;
  }

  /** Three parts of the nearest row and one part of the next. */
  private void blendRows(Plane plane, int y, int[] into) {
    byte[] samples = plane.samples();
    int near = plane.at(0, y >> 1);
    int next = plane.at(0, neighbour(y, (height + 1) / 2));
    for (int x = 0; x < into.length; x++) {
      into[x] = 3 * (samples[near + x] & 0xFF) + (samples[next + x] & 0xFF);
    }
  }

  /** The next sample: after the nearest one for odd positions, before it for even ones. */
  private static int neighbour(int position, int count) {
    int near = position >> 1;
    return (position & 1) == 1 ? Math.min(near + 1, count - 1) : Math.max(near - 1, 0);
  }

  private static int blend(int[] row, int near, int next) {
    return (3 * row[near] + row[next] + 8) >> 4;
  }

  private static void writePixel(int y, int u, int v, byte[] rgb, int o) {
    int grey = scaled(y, 19077);
    rgb[o] = clip(grey + scaled(v, 26149) - 14234);
    rgb[o + 1] = clip(grey - scaled(u, 6419) - scaled(v, 13320) + 8708);
    rgb[o + 2] = clip(grey + scaled(u, 33050) - 17685);
  }

  private static int scaled(int sample, int factor) {
    return (sample * factor) >> 8;
  }

  private static byte clip(int value) {
    return Plane.clip(value >> FRACTION_BITS);
  }
}
