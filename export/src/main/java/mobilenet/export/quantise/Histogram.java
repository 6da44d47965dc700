package mobilenet.export.quantise;

import java.util.Arrays;

/** How often values of a feature map lie where in its range. Safe for several threads. */
public final class Histogram {
  /** Eight bins a step of 256 integers: finer than any range is chosen. */
  private static final int BINS = 2048;

  private final Range range;
  private final long[] counts = new long[BINS];

  /**
   * An empty one.
   *
   * @param range of all values to come, wider than nothing
   */
  public Histogram(Range range) {
    if (!(range.width() > 0)) {
      throw new IllegalArgumentException("a histogram needs a range, given " + range);
    }
    this.range = range;
  }

  /** The range of the values. */
  public Range range() {
    return range;
  }

  /** Counts values; those outside of the range count as its ends. */
  public void add(float[] values) {
    int[] added = new int[BINS];
    double perUnit = BINS / range.width();
    for (float value : values) {
      int bin = (int) ((value - range.low()) * perUnit);
      added[Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    merge(added);
  }

  private synchronized void merge(int[] added) {
    for (int bin = 0; bin < BINS; bin++) {
      counts[bin] += added[bin];
    }
  }

  /** How many values were counted. */
  public synchronized long total() {
    return Arrays.stream(counts).sum();
  }

  /** The number below which a share of the values lies, within a bin's width. */
  synchronized double quantile(double share) {
    double wanted = share * total();
    long below = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (below + counts[bin] >= wanted && counts[bin] > 0) {
        double part = Math.max(0, wanted - below) / counts[bin];
        return range.low() + (bin + part) * range.width() / BINS;
      }
      below += counts[bin];
    }
    return range.high();
  }

  /**
   * Sum of squared errors of the values if they are rounded with a scale, taken as bins' middles.
   */
  synchronized double squaredError(Int8Scale scale) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        double middle = range.low() + (bin + 0.5) * range.width() / BINS;
        double error = middle - scale.dequantise(scale.quantise((float) middle));
        sum += counts[bin] * error * error;
      }
    }
    return sum;
  }
}
