package mobilenet.profile;

/**
 * What a processor can do at most: no layer takes less time than its arithmetic at full speed, nor
 * than moving its bytes once.
 *
 * @param gflops billions of operations a second, a multiply-accumulate being two; above 0
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

  /** What takes longer at full speed. */
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

  /** Nanoseconds below which a layer cannot be if its bytes come from memory. */
  public double limitNanos(long macs, long bytes) {
    return Math.max(arithmeticNanos(macs), byteNanos(bytes));
  }

  /** Which of both the limit is. */
  public Bound bound(long macs, long bytes) {
    return arithmeticNanos(macs) >= byteNanos(bytes) ? Bound.ARITHMETIC : Bound.BYTES;
  }

  /**
   * The limit in percent of the time taken: 100 is the best that there is. More than that shows
   * that caches held some of the bytes.
   */
  public double percent(long macs, long bytes, double nanos) {
    return 100 * limitNanos(macs, bytes) / nanos;
  }
}
