package mobilenet.profile;

/**
 * The most that a processor can do: no layer can take less time than its arithmetic takes at full
 * speed, or than it takes to move its bytes once.
 *
 * @param gflops billions of operations per second, above 0; a multiply-accumulate is two operations
 * @param gigabytesPerSecond to and from memory; above 0
 */
public record Roofline(double gflops, double gigabytesPerSecond) {
  /** Checks the ranges. */
  public Roofline {
    if (!(gflops > 0) || !(gigabytesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a roofline needs speeds above 0, given "
              + gflops
              + " GFLOP/s and "
              + gigabytesPerSecond
              + " GB/s");
    }
  }

  /** What limits a layer at full speed. */
  public enum Bound {
    /** Multiplying and adding. */
    ARITHMETIC,
    /** Moving weights, inputs and output. */
    BYTES
  }

  private double arithmeticNanos(long macs) {
    return 2.0 * macs / gflops;
  }

  private double byteNanos(long bytes) {
    return bytes / gigabytesPerSecond;
  }

  /** The least time that a layer can take if its bytes come from memory, in nanoseconds. */
  public double limitNanos(long macs, long bytes) {
    return Math.max(arithmeticNanos(macs), byteNanos(bytes));
  }

  /** Which of the two limits the layer. */
  public Bound bound(long macs, long bytes) {
    return arithmeticNanos(macs) >= byteNanos(bytes) ? Bound.ARITHMETIC : Bound.BYTES;
  }

  /**
   * The limit in percent of the time taken: 100 is the best possible. More than 100 shows that
   * caches held some of the bytes.
   */
  public double percent(long macs, long bytes, double nanos) {
    return 100 * limitNanos(macs, bytes) / nanos;
  }
}
