package mobilenet.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits until no thread of this process spins any more. After a run on two threads, ONNX Runtime's
 * went on for 36 ms and libtorch's for 105 ms where this was written (a 2-core AMD EPYC, 2026-11):
 * no fixed pause is right everywhere.
 */
public final class Quiet implements Rounds.Pause {
  /** The system counts in steps of 10 ms. */
  private static final long WINDOW_MILLIS = 40;

  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(WINDOW_MILLIS) / 2;

  /** A second; a compiler in the background must not hold the measurement up for ever. */
  private static final int MOST_WINDOWS = 25;

  private final LongSupplier processorNanos;
  private final Sleep sleep;

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleep {
    void millis(long millis) throws InterruptedException;
  }

  /** Of this process. */
  public Quiet() {
    this(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getProcessCpuTime,
        Thread::sleep);
  }

  Quiet(LongSupplier processorNanos, Sleep sleep) {
    this.processorNanos = processorNanos;
    this.sleep = sleep;
  }

  @Override
  public void rest() throws InterruptedException {
    for (int window = 0; window < MOST_WINDOWS; window++) {
      long before = processorNanos.getAsLong();
      sleep.millis(WINDOW_MILLIS);
      if (processorNanos.getAsLong() - before < QUIET_NANOS) {
        return;
      }
    }
  }
}
