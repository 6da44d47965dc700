package mobilenet.image;

import java.awt.image.Raster;

/**
 * The colour spaces of a JPEG's components. They are converted here and not by the JDK, which would
 * also apply an embedded colour profile; Pillow does not. The formulas are those of libjpeg and
 * Pillow.
 */
enum JpegColours {
  GREY(1),
  RGB(3),
  YCC(3),
  /** Inverted, as Adobe writes and Pillow reads it: 255 means no ink. */
  CMYK(4),
  /** {@link #CMYK} of which the first three, inverted once more, are stored as {@link #YCC}. */
  YCCK(4);

  private static final int FRACTION_BITS = 16;
  private static final int HALF = 1 << (FRACTION_BITS - 1);
  private static final int RED_OF_CR = fixed(1.40200);
  private static final int GREEN_OF_CR = fixed(0.71414);
  private static final int GREEN_OF_CB = fixed(0.34414);
  private static final int BLUE_OF_CB = fixed(1.77200);

  private final int components;

  JpegColours(int components) {
    this.components = components;
  }

  private static int fixed(double factor) {
    return (int) (factor * (1 << FRACTION_BITS) + 0.5);
  }

  /**
   * Converts a raster of stored components to an image.
   *
   * @throws IllegalArgumentException if the raster has another number of components
   */
  RgbImage toRgb(Raster raster) {
    if (raster.getNumBands() != components) {
      throw new IllegalArgumentException(
          "the header has " + components + " components, the pixels " + raster.getNumBands());
    }
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] rgb = new byte[RgbImage.sampleCount(width, height)];
    byte[] row = new byte[width * components];
    for (int y = 0; y < height; y++) {
      raster.getDataElements(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      convertRow(row, rgb, y * width * RgbImage.CHANNELS);
    }
    return RgbImage.wrap(width, height, rgb);
  }

  private void convertRow(byte[] row, byte[] rgb, int offset) {
    int o = offset;
    for (int i = 0; i < row.length; i += components) {
      switch (this) {
        case GREY -> {
          rgb[o] = row[i];
          rgb[o + 1] = row[i];
          rgb[o + 2] = row[i];
        }
        case RGB, CMYK -> System.arraycopy(row, i, rgb, o, RgbImage.CHANNELS);
        case YCC -> fromYcc(row, i, rgb, o);
        case YCCK -> {
          fromYcc(row, i, rgb, o);
          for (int c = o; c < o + RgbImage.CHANNELS; c++) {
            rgb[c] = (byte) ~rgb[c];
          }
        }
      }
      if (components == 4) {
        multiply(rgb, o, row[i + 3] & 0xFF);
      }
      o += RgbImage.CHANNELS;
    }
  }

  private static void fromYcc(byte[] row, int i, byte[] rgb, int o) {
    int y = row[i] & 0xFF;
    int cb = (row[i + 1] & 0xFF) - 128;
    int cr = (row[i + 2] & 0xFF) - 128;
    rgb[o] = clip(y + ((RED_OF_CR * cr + HALF) >> FRACTION_BITS));
    rgb[o + 1] = clip(y + ((HALF - GREEN_OF_CB * cb - GREEN_OF_CR * cr) >> FRACTION_BITS));
    rgb[o + 2] = clip(y + ((BLUE_OF_CB * cb + HALF) >> FRACTION_BITS));
  }

  /**
   * Applies black to the other inks. With {@code light} for what the black ink lets through and an
   * ink of {@code 255 − colour}, the formula is {@code light − ink · light / 255}, rounded.
   */
  private static void multiply(byte[] rgb, int o, int light) {
    for (int c = o; c < o + RgbImage.CHANNELS; c++) {
      int product = (255 - (rgb[c] & 0xFF)) * light + 128;
      rgb[c] = clip(light - (((product >> 8) + product) >> 8));
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
