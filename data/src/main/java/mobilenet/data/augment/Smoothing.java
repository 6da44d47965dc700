package mobilenet.data.augment;

import mobilenet.image.RgbImage;

/**
 * The mean of a pixel and its eight neighbours in which the pixel counts five times, as Pillow's
 * {@code ImageFilter.SMOOTH}. Pixels of the border stay.
 */
final class Smoothing {
  private static final int CENTRE_WEIGHT = 5;
  private static final int WEIGHTS = CENTRE_WEIGHT + 8;

  private Smoothing() {}

  static byte[] smooth(RgbImage image) {
    byte[] in = image.toByteArray();
    byte[] out = in.clone();
    int stride = image.width() * RgbImage.CHANNELS;
    for (int y = 1; y < image.height() - 1; y++) {
      int end = (y + 1) * stride - RgbImage.CHANNELS;
      for (int i = y * stride + RgbImage.CHANNELS; i < end; i++) {
        int sum =
            rowSum(in, i - stride)
                + rowSum(in, i)
                + rowSum(in, i + stride)
                + (CENTRE_WEIGHT - 1) * (in[i] & 0xFF);
        // To the nearest. There are no ties, as the divisor is odd, so that Pillow's floats agree.
        out[i] = (byte) ((2 * sum + WEIGHTS) / (2 * WEIGHTS));
      }
    }
    return out;
  }

  private static int rowSum(byte[] in, int i) {
    return (in[i - RgbImage.CHANNELS] & 0xFF) + (in[i] & 0xFF) + (in[i + RgbImage.CHANNELS] & 0xFF);
  }
}
