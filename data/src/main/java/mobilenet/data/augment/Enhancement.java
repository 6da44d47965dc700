package mobilenet.data.augment;

import java.util.Arrays;
import mobilenet.image.RgbImage;

/**
 * Mixing an image with a poorer one of its own, equal to Pillow's {@code ImageEnhance}. A factor of
 * 0 gives the poorer image, 1 the image itself; above 1 the difference is exaggerated.
 */
enum Enhancement {
  /** Against black. */
  BRIGHTNESS {
    @Override
    byte[] poorer(RgbImage image) {
      return new byte[image.width() * image.height() * RgbImage.CHANNELS];
    }
  },

  /** Against the grey of the mean luma. */
  CONTRAST {
    @Override
    byte[] poorer(RgbImage image) {
      byte[] grey = image.toGrey().toByteArray();
      long sum = 0;
      for (byte sample : grey) {
        sum += sample & 0xFF;
      }
      Arrays.fill(grey, (byte) ((double) sum / grey.length + 0.5));
      return grey;
    }
  },

  /** Against the grey image. */
  COLOUR {
    @Override
    byte[] poorer(RgbImage image) {
      return image.toGrey().toByteArray();
    }
  },

  /** Against the smoothed image. */
  SHARPNESS {
    @Override
    byte[] poorer(RgbImage image) {
      return Smoothing.smooth(image);
    }
  };

  abstract byte[] poorer(RgbImage image);

  RgbImage apply(RgbImage image, double factor) {
    byte[] samples = image.toByteArray();
    byte[] poorer = poorer(image);
    // Pillow computes in single precision and truncates.
    float share = (float) factor;
    for (int i = 0; i < samples.length; i++) {
      int from = poorer[i] & 0xFF;
      float mixed = from + share * ((samples[i] & 0xFF) - from);
      samples[i] = (byte) Math.max(0, Math.min(255, (int) mixed));
    }
    return RgbImage.of(image.width(), image.height(), samples);
  }
}
