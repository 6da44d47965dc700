package mobilenet.testing;

import java.util.function.DoubleUnaryOperator;

/** Values of one node in double precision: C×H×W, row-major. */
public final class FeatureMap {
  private final int channels;
  private final int height;
  private final int width;
  private final double[] values;

  FeatureMap(int channels, int height, int width, double[] values) {
    if (values.length != channels * height * width) {
      throw new IllegalArgumentException(
          values.length + " values for " + channels + "×" + height + "×" + width);
    }
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /** C. */
  public int channels() {
    return channels;
  }

  /** H. */
  public int height() {
    return height;
  }

  /** W. */
  public int width() {
    return width;
  }

  /** The values themselves, not a copy. */
  public double[] values() {
    return values;
  }

  /** Zeros. */
  static FeatureMap zeros(int channels, int height, int width) {
    return new FeatureMap(channels, height, width, new double[channels * height * width]);
  }

  /** H·W. */
  public int pixels() {
    return height * width;
  }

  /** Value at a position; zero outside of the map, which is what zero padding means. */
  double at(int channel, int y, int x) {
    boolean inside = y >= 0 && y < height && x >= 0 && x < width;
    return inside ? values[(channel * height + y) * width + x] : 0;
  }

  FeatureMap map(DoubleUnaryOperator function) {
    FeatureMap result = zeros(channels, height, width);
    for (int i = 0; i < values.length; i++) {
      result.values[i] = function.applyAsDouble(values[i]);
    }
    return result;
  }

  /** Each channel times a factor, plus a summand. */
  FeatureMap affine(double[] scale, double[] shift) {
    FeatureMap result = zeros(channels, height, width);
    for (int c = 0; c < channels; c++) {
      for (int i = c * pixels(); i < (c + 1) * pixels(); i++) {
        result.values[i] = values[i] * scale[c] + shift[c];
      }
    }
    return result;
  }

  FeatureMap plus(FeatureMap other) {
    FeatureMap result = zeros(channels, height, width);
    for (int i = 0; i < values.length; i++) {
      result.values[i] = values[i] + other.values[i];
    }
    return result;
  }

  /** The mean of each channel. */
  FeatureMap mean() {
    FeatureMap result = zeros(channels, 1, 1);
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      for (int i = c * pixels(); i < (c + 1) * pixels(); i++) {
        sum += values[i];
      }
      result.values[c] = sum / pixels();
    }
    return result;
  }

  /** Largest absolute value, in relation to which differences are measured. */
  public double absMax() {
    double max = 0;
    for (double value : values) {
      max = Math.max(max, Math.abs(value));
    }
    return max;
  }
}
