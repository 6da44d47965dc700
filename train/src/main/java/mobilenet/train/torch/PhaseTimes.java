package mobilenet.train.torch;

/** Where the time of training goes, in nanoseconds. Not thread-safe. */
public final class PhaseTimes {
  private long forward;
  private long backward;
  private long update;

  void add(long forwardNanos, long backwardNanos) {
    forward += forwardNanos;
    backward += backwardNanos;
  }

  void addUpdate(long nanos) {
    update += nanos;
  }

  /** Forward passes, including the copy of the images. */
  public long forwardNanos() {
    return forward;
  }

  /** Backward passes. */
  public long backwardNanos() {
    return backward;
  }

  /** Clipping, optimiser and average. */
  public long updateNanos() {
    return update;
  }
}
