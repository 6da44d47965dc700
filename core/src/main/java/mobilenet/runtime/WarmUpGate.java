package mobilenet.runtime;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets as many threads run plain loops as there are processors, and one fewer while vector kernels
 * are warmed up: callers that keep all processors busy would otherwise keep the warming thread and
 * the compiler from theirs, and themselves on plain loops. Open for ever once the kernels are warm.
 */
final class WarmUpGate {
  /** More than threads can wait; nobody counts permits of an open gate. */
  private static final int OPEN_PERMITS = 1 << 20;

  private final int processors;
  private final Permits permits;
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

  /** Ends a turn. */
  void leave(int workers) {
    if (!open.get()) {
      permits.release(workers);
    }
  }

  /** Keeps a processor free, where there are two, as soon as a caller leaves it. */
  void reserve() {
    if (processors > 1) {
      permits.takeBackOne();
    }
  }

  /** Lets everybody in. */
  void open() {
    if (open.compareAndSet(false, true)) {
      permits.release(OPEN_PERMITS);
    }
  }
}
