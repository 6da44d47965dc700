package mobilenet.export.quantise;

import java.util.Arrays;

/** The least and the largest value of each channel of a feature map. Safe for several threads. */
final class Extremes {
  private final float[] least;
  private final float[] largest;

  Extremes(int channels) {
    least = new float[channels];
    largest = new float[channels];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
  }

  /**
   * Looks at a map.
   *
   * @param values channels of a pixel together
   * @return whether all values are finite; if not, none is kept
   */
  boolean add(float[] values) {
    int channels = least.length;
    float[] low = Arrays.copyOf(values, channels);
    float[] high = low.clone();
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      if (!Float.isFinite(value)) {
        return false;
      }
      int channel = i % channels;
      low[channel] = Math.min(low[channel], value);
      high[channel] = Math.max(high[channel], value);
    }
    merge(low, high);
    return true;
  }

  private synchronized void merge(float[] low, float[] high) {
    for (int c = 0; c < least.length; c++) {
      least[c] = Math.min(least[c], low[c]);
      largest[c] = Math.max(largest[c], high[c]);
    }
  }

  /** Of all channels. */
  synchronized Range range() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < least.length; c++) {
      low = Math.min(low, least[c]);
      high = Math.max(high, largest[c]);
    }
    return Range.around(low, high);
  }

  /** The largest absolute value of each channel. */
  synchronized double[] magnitudes() {
    double[] magnitudes = new double[least.length];
    for (int c = 0; c < magnitudes.length; c++) {
      magnitudes[c] = Math.max(Math.abs(least[c]), Math.abs(largest[c]));
    }
    return magnitudes;
  }

  /** Whether no channel ever changes. */
  synchronized boolean isOneColour() {
    return Arrays.equals(least, largest);
  }
}
