package mobilenet.image;

import java.util.Arrays;

/**
 * Resizing of images whose samples are not whole numbers, such as two images that were mixed: the
 * filters and the order of {@link PillowResize}, without rounding to 8 bits. Immutable.
 */
public final class FloatResize {
  private static final float FIXED_POINT_ONE = 1 << AxisWeights.PRECISION_BITS;

  private final int fromSize;
  private final int toSize;
  private final int channels;
  private final AxisWeights axis;
  private final float[] weights;

  /**
   * From squares to squares.
   *
   * @param fromSize height and width of the source in pixels, at least 1
   * @param toSize height and width of the result in pixels, at least 1
   * @param channels samples of a pixel, at least 1
   */
  public FloatResize(int fromSize, int toSize, int channels, Interpolation interpolation) {
    if (fromSize < 1 || toSize < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "sizes and channels must be at least 1, given "
              + fromSize
              + ", "
              + toSize
              + " and "
              + channels);
    }
    this.fromSize = fromSize;
    this.toSize = toSize;
    this.channels = channels;
    this.axis = AxisWeights.of(fromSize, toSize, 0, toSize, interpolation);
    int[] fixed = axis.weights();
    this.weights = new float[fixed.length];
    for (int i = 0; i < fixed.length; i++) {
      weights[i] = fixed[i] / FIXED_POINT_ONE;
    }
  }

  /** Samples of a result. */
  public int length() {
    return toSize * toSize * channels;
  }

  /**
   * Resizes one image. What a cubic filter overshoots is cut off at 0 and 1, as with 8-bit samples;
   * an image that has the size already is copied as it is.
   *
   * @param source has height × width × channels samples from {@code from} on, in units of [0, 1]
   * @param destination receives {@link #length()} samples from {@code to} on
   */
  public void apply(float[] source, int from, float[] destination, int to) {
    if (fromSize == toSize) {
      System.arraycopy(source, from, destination, to, length());
      return;
    }
    columns(rows(source, from), destination, to);
  }

  /** Of the result's width, and the source's height. */
  private float[] rows(float[] source, int from) {
    float[] narrowed = new float[fromSize * toSize * channels];
    int o = 0;
    for (int y = 0; y < fromSize; y++) {
      int row = from + y * fromSize * channels;
      for (int x = 0; x < toSize; x++) {
        for (int c = 0; c < channels; c++) {
          float sum = 0;
          for (int s = axis.first(x); s < axis.end(x); s++) {
            sum += source[row + s * channels + c] * weights[axis.base(x) + s];
          }
          narrowed[o++] = clip(sum);
        }
      }
    }
    return narrowed;
  }

  private void columns(float[] narrowed, float[] destination, int to) {
    int stride = toSize * channels;
    float[] sums = new float[stride];
    for (int y = 0; y < toSize; y++) {
      Arrays.fill(sums, 0);
      for (int s = axis.first(y); s < axis.end(y); s++) {
        float weight = weights[axis.base(y) + s];
        for (int x = 0; x < stride; x++) {
          sums[x] += narrowed[s * stride + x] * weight;
        }
      }
      for (int x = 0; x < stride; x++) {
        destination[to + y * stride + x] = clip(sums[x]);
      }
    }
  }

  private static float clip(float sample) {
    return Math.max(0, Math.min(1, sample));
  }
}
