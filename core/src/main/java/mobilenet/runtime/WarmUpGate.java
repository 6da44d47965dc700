package mobilenet.runtime;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets as many threads run plain loops as there are processors, and one fewer while vector kernels
 * are warmed up, with a rest after each run: callers that keep all processors busy would otherwise
 * keep the warming thread and the compiler, which are two, from theirs, and themselves on plain
 * loops. Open for ever once the kernels are warm.
 */
final class WarmUpGate {
  /** More than threads can wait; nobody counts permits of an open gate. */
  private static final int OPEN_PERMITS = 1 << 20;

  /**
   * Of a run's time. Two busy processors of a Zen 5 had V2 1.4 warm after 5.0 s (median) without
   * rests.
   */
  private static final double REST = 0.5;

  private final int processors;
  private final Permits permits;
  private volatile boolean reserved;
  private final AtomicBoolean open = new AtomicBoolean();

  /** Permits of which one can be taken back while others use it. */
  private static final class Permits extends Semaphore {
    private static final long serialVersionUID = 1;

    Permits(int permits) {
      super(permits, true);
    }

    void takeBackOne() {
      reducePermits(1);
    }
  }

  WarmUpGate(int processors) {
    this.processors = processors;
    this.permits = new Permits(processors);
  }

  /** One at which nobody ever waits. */
  static WarmUpGate opened() {
    WarmUpGate gate = new WarmUpGate(1);
    gate.open();
    return gate;
  }

  /**
   * Waits for a turn.
   *
   * @param workers that the caller would like to run on, at least 1
   * @return how many it may run on: all of them or one; to be given to {@link #leave}
   */
  int enter(int workers) {
    if (open.get()) {
      return workers;
    }
    // A caller that has just left must not come back before those who wait.
    boolean shared = workers > 1 && !permits.hasQueuedThreads() && permits.tryAcquire(workers);
    if (shared) {
      return workers;
    }
    permits.acquireUninterruptibly();
    return 1;
  }

  /** When a turn has begun, for {@link #leave}; costs nothing while the gate is open. */
  long beginning() {
    return open.get() ? 0 : System.nanoTime();
  }

  /**
   * Ends a turn, after a rest where kernels are warmed up meanwhile and others wait: a caller alone
   * leaves time enough by itself.
   *
   * @param workers what {@link #enter} gave
   * @param beginning of the turn
   */
  void leave(int workers, long beginning) {
    if (open.get()) {
      return;
    }
    if (reserved && permits.hasQueuedThreads()) {
      LockSupport.parkNanos((long) (REST * (System.nanoTime() - beginning)));
    }
    permits.release(workers);
  }

  /** Keeps a processor free, where there are two, as soon as a caller leaves it. */
  void reserve() {
    if (processors > 1) {
      permits.takeBackOne();
    }
    reserved = true;
  }

  /** Lets everybody in. */
  void open() {
    if (open.compareAndSet(false, true)) {
      permits.release(OPEN_PERMITS);
    }
  }
}
