package mobilenet.image;

import java.util.Arrays;

/**
 * Resizing with antialiasing, equal to Pillow's {@code Image.resize} in every bit: fixed-point
 * weights, rows first, 8-bit samples between the passes.
 *
 * <p>There is one exception: since version 12.2, Pillow resizes the columns first if an image more
 * than 100 times as high as wide becomes lower. Its results then differ by one level with {@link
 * Interpolation#BILINEAR}, and by up to about twenty with {@link Interpolation#BICUBIC}. This class
 * keeps the order of the earlier versions, with which published accuracies were measured, wherever
 * an array can hold what their first pass leaves.
 */
public final class PillowResize {
  private static final int ROUND = 1 << (AxisWeights.PRECISION_BITS - 1);

  private PillowResize() {}

  /**
   * The whole image at another size.
   *
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   * @throws IllegalArgumentException for an empty result or one that no array can hold
   */
  public static RgbImage resize(
      RgbImage source, int width, int height, Interpolation interpolation) {
    RgbImage.sampleCount(width, height);
    return resize(source, AxisWindow.whole(width), AxisWindow.whole(height), interpolation);
  }

  /**
   * A window of the resized image. The rest is never computed, so a crop of a very long image is
   * cheap.
   */
  static RgbImage resize(
      RgbImage source, AxisWindow columns, AxisWindow rows, Interpolation interpolation) {
    AxisWeights vertical =
        AxisWeights.of(source.height(), rows.size(), rows.from(), rows.count(), interpolation);
    boolean keepsHeight = rows.isWhole(source.height());
    int firstRow = keepsHeight ? 0 : vertical.firstSource();
    int endRow = keepsHeight ? source.height() : vertical.endSource();

    // A pass at scale 1 would only cost time.
    if (columns.isWhole(source.width())) {
      return keepsHeight ? source : resizeColumns(source, 0, vertical);
    }
    AxisWeights horizontal =
        AxisWeights.of(
            source.width(), columns.size(), columns.from(), columns.count(), interpolation);
    if (!keepsHeight && !RgbImage.isPossible(horizontal.count(), endRow - firstRow)) {
      RgbImage lowered = resizeColumns(source, 0, vertical);
      return resizeRows(lowered, 0, lowered.height(), horizontal);
    }
    RgbImage narrowed = resizeRows(source, firstRow, endRow, horizontal);
    return keepsHeight ? narrowed : resizeColumns(narrowed, firstRow, vertical);
  }

  private static RgbImage resizeRows(
      RgbImage source, int firstRow, int endRow, AxisWeights horizontal) {
    int width = horizontal.count();
    byte[] in = source.samples();
    byte[] out = new byte[RgbImage.sampleCount(width, endRow - firstRow)];
    int[] weights = horizontal.weights();
    int o = 0;
    for (int y = firstRow; y < endRow; y++) {
      int row = y * source.width();
      for (int x = 0; x < width; x++) {
        int red = ROUND;
        int green = ROUND;
        int blue = ROUND;
        int end = horizontal.end(x);
        int base = horizontal.base(x);
        for (int s = horizontal.first(x); s < end; s++) {
          int weight = weights[base + s];
          int i = (row + s) * RgbImage.CHANNELS;
          red += (in[i] & 0xFF) * weight;
          green += (in[i + 1] & 0xFF) * weight;
          blue += (in[i + 2] & 0xFF) * weight;
        }
        out[o] = clip(red);
        out[o + 1] = clip(green);
        out[o + 2] = clip(blue);
        o += RgbImage.CHANNELS;
      }
    }
    return RgbImage.wrap(width, endRow - firstRow, out);
  }

  private static RgbImage resizeColumns(RgbImage source, int firstRow, AxisWeights vertical) {
    int stride = source.width() * RgbImage.CHANNELS;
    byte[] in = source.samples();
    byte[] out = new byte[RgbImage.sampleCount(source.width(), vertical.count())];
    int[] weights = vertical.weights();
    int[] sums = new int[stride];
    for (int y = 0; y < vertical.count(); y++) {
      Arrays.fill(sums, ROUND);
      int base = vertical.base(y);
      // Row by row, not column by column, because the compiler can vectorise that.
      for (int s = vertical.first(y); s < vertical.end(y); s++) {
        int weight = weights[base + s];
        int i = (s - firstRow) * stride;
        for (int x = 0; x < stride; x++) {
          sums[x] += (in[i + x] & 0xFF) * weight;
        }
      }
      for (int x = 0; x < stride; x++) {
        out[y * stride + x] = clip(sums[x]);
      }
    }
    return RgbImage.wrap(source.width(), vertical.count(), out);
  }

  private static byte clip(int sum) {
    return (byte) Math.max(0, Math.min(255, sum >> AxisWeights.PRECISION_BITS));
  }
}
