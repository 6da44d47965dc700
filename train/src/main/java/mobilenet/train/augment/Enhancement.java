package mobilenet.train.augment;

import java.util.Arrays;
import mobilenet.image.RgbImage;

/**
 * Mixing a picture with a poorer one of its own, equal to Pillow's {@code ImageEnhance}. A factor
 * of 0 gives the poorer picture, 1 the picture itself; above 1 the difference is exaggerated.
 */
enum Enhancement {
  /** Against black. */
  BRIGHTNESS {
    @Override
    byte[] poorer(RgbImage picture) {
      return new byte[picture.width() * picture.height() * RgbImage.CHANNELS];
    }
  },

  /** Against the grey of the mean luma. */
  CONTRAST {
    @Override
    byte[] poorer(RgbImage picture) {
      byte[] grey = picture.toGrey().toByteArray();
      long sum = 0;
      for (byte sample : grey) {
        sum += sample & 0xFF;
      }
      Arrays.fill(grey, (byte) ((double) sum / grey.length + 0.5));
      return grey;
    }
  },

  /** Against the grey picture. */
  COLOUR {
    @Override
    byte[] poorer(RgbImage picture) {
      return picture.toGrey().toByteArray();
    }
  },

  /** Against the smoothed picture. */
  SHARPNESS {
    @Override
    byte[] poorer(RgbImage picture) {
      return Smoothing.smooth(picture);
    }
  };

  abstract byte[] poorer(RgbImage picture);

  RgbImage apply(RgbImage picture, double factor) {
    byte[] samples = picture.toByteArray();
    byte[] poorer = poorer(picture);
    // Pillow computes in single precision and truncates.
    float share = (float) factor;
    for (int i = 0; i < samples.length; i++) {
      int from = poorer[i] & 0xFF;
      float mixed = from + share * ((samples[i] & 0xFF) - from);
      samples[i] = (byte) Math.max(0, Math.min(255, (int) mixed));
    }
    return RgbImage.of(picture.width(), picture.height(), samples);
  }
}
