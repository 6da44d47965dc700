package mobilenet.data.augment;

import java.util.function.IntUnaryOperator;
import mobilenet.image.RgbImage;

/** Operations that look up a new value for each sample, equal to Pillow's {@code ImageOps}. */
final class LevelOperations {
  private static final int LEVELS = 256;
  private static final int LAST = LEVELS - 1;

  private LevelOperations() {}

  static RgbImage invert(RgbImage image) {
    return all(image, level -> LAST - level);
  }

  /**
   * Keeps the highest bits of each sample.
   *
   * @param bits 0 or less gives black, 8 or more the image
   */
  static RgbImage posterize(RgbImage image, int bits) {
    int mask = -1 << (8 - Math.max(0, Math.min(8, bits)));
    return all(image, level -> level & mask);
  }

  /** Inverts the samples that are not below the threshold. */
  static RgbImage solarize(RgbImage image, int threshold) {
    return all(image, level -> level < threshold ? level : LAST - level);
  }

  /** Adds to the samples of the darker half, up to white. */
  static RgbImage solarizeAdd(RgbImage image, int added) {
    return all(image, level -> level < LEVELS / 2 ? Math.min(LAST, level + added) : level);
  }

  /** Stretches each channel so that it reaches from black to white. */
  static RgbImage autoContrast(RgbImage image) {
    byte[] samples = image.toByteArray();
    byte[][] tables = new byte[RgbImage.CHANNELS][];
    int[][] histograms = histograms(samples);
    for (int c = 0; c < RgbImage.CHANNELS; c++) {
      int[] histogram = histograms[c];
      int low = 0;
      while (histogram[low] == 0) {
        low++;
      }
      int high = lastUsed(histogram);
      if (low == high) {
        tables[c] = table(level -> level);
        continue;
      }
      double scale = (double) LAST / (high - low);
      // Pillow's order of operations: another would truncate some levels one lower.
      double offset = -low * scale;
      tables[c] = table(level -> Math.max(0, Math.min(LAST, (int) (level * scale + offset))));
    }
    return replace(image, samples, tables);
  }

  /** Spreads the levels of each channel so that all are used about equally often. */
  static RgbImage equalize(RgbImage image) {
    byte[] samples = image.toByteArray();
    byte[][] tables = new byte[RgbImage.CHANNELS][];
    int[][] histograms = histograms(samples);
    int pixels = image.width() * image.height();
    for (int c = 0; c < RgbImage.CHANNELS; c++) {
      tables[c] = equalized(histograms[c], pixels);
    }
    return replace(image, samples, tables);
  }

  private static byte[] equalized(int[] histogram, int pixels) {
    int step = (pixels - histogram[lastUsed(histogram)]) / LAST;
    if (step == 0) {
      return table(level -> level);
    }
    byte[] table = new byte[LEVELS];
    int below = step / 2;
    for (int level = 0; level < LEVELS; level++) {
      // The step is rounded down, so that the sum can pass white.
      table[level] = (byte) Math.min(LAST, below / step);
      below += histogram[level];
    }
    return table;
  }

  private static int lastUsed(int[] histogram) {
    int last = LAST;
    while (histogram[last] == 0) {
      last--;
    }
    return last;
  }

  private static int[][] histograms(byte[] samples) {
    int[][] histograms = new int[RgbImage.CHANNELS][LEVELS];
    for (int i = 0; i < samples.length; i += RgbImage.CHANNELS) {
      histograms[0][samples[i] & 0xFF]++;
      histograms[1][samples[i + 1] & 0xFF]++;
      histograms[2][samples[i + 2] & 0xFF]++;
    }
    return histograms;
  }

  private static byte[] table(IntUnaryOperator operation) {
    byte[] table = new byte[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = (byte) operation.applyAsInt(level);
    }
    return table;
  }

  private static RgbImage all(RgbImage image, IntUnaryOperator operation) {
    byte[] table = table(operation);
    return replace(image, image.toByteArray(), new byte[][] {table, table, table});
  }

  private static RgbImage replace(RgbImage image, byte[] samples, byte[][] tables) {
    for (int i = 0; i < samples.length; i += RgbImage.CHANNELS) {
      samples[i] = tables[0][samples[i] & 0xFF];
      samples[i + 1] = tables[1][samples[i + 1] & 0xFF];
      samples[i + 2] = tables[2][samples[i + 2] & 0xFF];
    }
    return RgbImage.of(image.width(), image.height(), samples);
  }
}
