package mobilenet.export.quantise;

/**
 * What the values of a feature map lie between. Zero is always in it: it pads images, and must be a
 * number of the quantised map without error.
 *
 * @param low at most 0
 * @param high at least 0
 */
public record Range(double low, double high) {
  /** Checks that zero is in it, and both ends are finite. */
  public Range {
    if (!(low <= 0 && high >= 0 && Double.isFinite(low) && Double.isFinite(high))) {
      throw new IllegalArgumentException(
          "a range must be finite and include 0, given " + low + " to " + high);
    }
  }

  /** The smallest range with both values, and zero, in it. */
  public static Range around(double low, double high) {
    return new Range(Math.min(low, 0), Math.max(high, 0));
  }

  /** From the lower to the upper end. */
  public double width() {
    return high - low;
  }

  /** What is in both. */
  public Range and(Range other) {
    return new Range(Math.max(low, other.low), Math.min(high, other.high));
  }
}
