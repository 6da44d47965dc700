package mobilenet.data.augment;

import mobilenet.image.Interpolation;
import mobilenet.image.RgbImage;

/**
 * An image under an affine transform, equal to Pillow's {@code Image.transform}: no antialiasing,
 * double precision, results truncated, neighbours beyond the border repeat it.
 */
final class Warp {
  private final RgbImage image;
  private final byte[] in;
  private final int taps;
  private final int[] columns;
  private final double[] rows;

  private Warp(RgbImage image, Interpolation interpolation) {
    this.image = image;
    this.in = image.toByteArray();
    this.taps =
        switch (interpolation) {
          case BILINEAR, BILINEAR_ALIGN_CORNERS -> 2;
          case BICUBIC -> 4;
        };
    this.columns = new int[taps];
    this.rows = new double[taps];
  }

  /**
   * Moves every pixel.
   *
   * @param fill colour of what comes from outside, one sample a channel
   */
  static RgbImage apply(RgbImage image, Affine affine, Interpolation interpolation, byte[] fill) {
    return new Warp(image, interpolation).run(affine, fill);
  }

  private RgbImage run(Affine affine, byte[] fill) {
    int width = image.width();
    int height = image.height();
    byte[] out = new byte[in.length];
    int o = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromX = affine.xx() * (x + 0.5) + affine.xy() * (y + 0.5) + affine.x0();
        double fromY = affine.yx() * (x + 0.5) + affine.yy() * (y + 0.5) + affine.y0();
        if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
          sample(fromX - 0.5, fromY - 0.5, out, o);
        } else {
          System.arraycopy(fill, 0, out, o, RgbImage.CHANNELS);
        }
        o += RgbImage.CHANNELS;
      }
    }
    return RgbImage.of(width, height, out);
  }

  private void sample(double x, double y, byte[] out, int o) {
    int floorX = (int) Math.floor(x);
    int floorY = (int) Math.floor(y);
    double partX = x - floorX;
    double partY = y - floorY;
    int before = taps / 2 - 1;
    for (int tap = 0; tap < taps; tap++) {
      int column = Math.max(0, Math.min(image.width() - 1, floorX - before + tap));
      columns[tap] = column * RgbImage.CHANNELS;
    }
    for (int c = 0; c < RgbImage.CHANNELS; c++) {
      for (int tap = 0; tap < taps; tap++) {
        int row = Math.max(0, Math.min(image.height() - 1, floorY - before + tap));
        rows[tap] = row(row * image.width() * RgbImage.CHANNELS + c, partX);
      }
      double value = interpolate(rows, partY);
      out[o + c] = (byte) Math.max(0, Math.min(255, (int) value));
    }
  }

  private double row(int base, double part) {
    if (taps == 2) {
      return linear(at(base, 0), at(base, 1), part);
    }
    return cubic(at(base, 0), at(base, 1), at(base, 2), at(base, 3), part);
  }

  private int at(int base, int tap) {
    return in[base + columns[tap]] & 0xFF;
  }

  private static double interpolate(double[] values, double part) {
    return values.length == 2
        ? linear(values[0], values[1], part)
        : cubic(values[0], values[1], values[2], values[3], part);
  }

  private static double linear(double a, double b, double part) {
    return a + (b - a) * part;
  }

  /** Keys' cubic with a = −1 in Pillow's order; its antialiased resize has −0.5. */
  private static double cubic(double a, double b, double c, double d, double part) {
    double first = -a + c;
    double second = 2 * (a - b) + c - d;
    double third = -a + b - c + d;
    return b + part * (first + part * (second + part * third));
  }
}
