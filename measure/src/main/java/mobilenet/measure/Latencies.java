package mobilenet.measure;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import mobilenet.runtime.CompiledModel;

/** The times of many runs. */
public final class Latencies {
  private static final int MIN_RUNS = 20;
  private static final int MAX_RUNS = 100_000;

  /** Code that is not yet compiled allocates vectors: it is waited for, but not for ever. */
  private static final long MAX_SETTLING_NANOS = 8_000_000_000L;

  private final double firstMs;
  private final long[] sortedNanos;
  private final long allocatedBytesPerRun;

  private Latencies(double firstMs, long[] sortedNanos, long allocatedBytesPerRun) {
    this.firstMs = firstMs;
    this.sortedNanos = sortedNanos;
    this.allocatedBytesPerRun = allocatedBytesPerRun;
  }

  /**
   * Times the first run, waits for the model's fastest kernels, warms up for half the time, then
   * measures.
   *
   * @param run of the model, on the calling thread
   * @param seconds to measure
   * @throws InterruptedException if the thread is interrupted while it waits for the kernels
   */
  public static Latencies measure(CompiledModel model, Runnable run, int seconds)
      throws InterruptedException {
    long start = System.nanoTime();
    run.run();
    double firstMs = (System.nanoTime() - start) / 1e6;
    model.warmUp();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long warm = System.nanoTime() + seconds * 500_000_000L;
    long latest = warm + MAX_SETTLING_NANOS;
    long allocating;
    do {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MIN_RUNS; i++) {
        run.run();
      }
      allocating = threads.getCurrentThreadAllocatedBytes() - before;
    } while (System.nanoTime() < warm || (allocating >= MIN_RUNS && System.nanoTime() < latest));
    long[] nanos = new long[MAX_RUNS];
    int runs = 0;
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    long before = threads.getCurrentThreadAllocatedBytes();
    while (runs < MAX_RUNS && (runs < MIN_RUNS || System.nanoTime() < end)) {
      long from = System.nanoTime();
      run.run();
      nanos[runs++] = System.nanoTime() - from;
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    long[] sorted = Arrays.copyOf(nanos, runs);
    Arrays.sort(sorted);
    return new Latencies(firstMs, sorted, allocated / runs);
  }

  /** Milliseconds of the first run, before anything was warm. */
  public double firstMs() {
    return firstMs;
  }

  /** Milliseconds that a share of the runs stayed below: 0.5 gives the median, 0 the least. */
  public double quantileMs(double q) {
    return sortedNanos[(int) Math.min(sortedNanos.length - 1, q * sortedNanos.length)] / 1e6;
  }

  /** Bytes that the calling thread allocated, a run. */
  public long allocatedBytesPerRun() {
    return allocatedBytesPerRun;
  }
}
