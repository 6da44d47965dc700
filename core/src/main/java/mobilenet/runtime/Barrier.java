package mobilenet.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the workers of a run wait until all have come. They spin: steps last microseconds, and a
 * run only milliseconds.
 */
final class Barrier {
  /** For one worker, which waits for nobody. */
  static final Barrier ALONE = new Barrier(1);

  /** Iterations after which a waiting worker lets other threads of the machine run. */
  private static final int SPINS = 10_000;

  private final int parties;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int phase;

  Barrier(int parties) {
    this.parties = parties;
  }

  // More workers than free processors would otherwise wait for each other's time slices.
  @SuppressWarnings("ThreadPriorityCheck")
  void await() {
    if (parties == 1) {
      return;
    }
    int current = phase;
    if (arrived.incrementAndGet() == parties) {
      arrived.set(0);
      phase = current + 1;
      return;
    }
    for (int spins = 0; phase == current; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
