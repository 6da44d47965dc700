package mobilenet.data.augment;

import mobilenet.image.RgbImage;

/** Images from formulas. */
final class TestImage {
  private TestImage() {}

  /** The images of {@code golden/augment/README.md}. */
  static RgbImage pattern(int width, int height, int lowest, int levels) {
    byte[] samples = new byte[width * height * 3];
    int i = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          samples[i++] =
              (byte) (lowest + (37 * x + 91 * y + 53 * c + 7 * x * y * (c + 1)) % levels);
        }
      }
    }
    return RgbImage.of(width, height, samples);
  }

  static RgbImage pattern(int width, int height) {
    return pattern(width, height, 0, 256);
  }

  /** A grey row of the given levels. */
  static RgbImage row(int... levels) {
    byte[] samples = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      samples[i] = (byte) levels[i];
    }
    return RgbImage.ofGrey(levels.length, 1, samples);
  }

  /** One image, one pixel. */
  static RgbImage pixel(int red, int green, int blue) {
    return RgbImage.of(1, 1, new byte[] {(byte) red, (byte) green, (byte) blue});
  }
}
