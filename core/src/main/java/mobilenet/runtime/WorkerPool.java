package mobilenet.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that run one program in step: the caller is worker 0, the others are daemons that park
 * while there is nothing to do. Within a run they wait for each other by spinning, because steps
 * last microseconds. When the pool is busy with another caller's program, a caller works alone:
 * results do not depend on the number of workers.
 */
final class WorkerPool implements AutoCloseable {
  /** What all workers run together. */
  interface Program {
    /**
     * Runs the part of worker {@code worker} of {@code workers}; meets the others at the barrier.
     * Throws nothing, not even an error: the others would wait at the barrier for ever.
     */
    void run(int worker, int workers, Barrier barrier);
  }

  /** Between two looks whether the last run has ended. */
  private static final long CLOSING_NANOS = 50_000;

  private final Thread[] threads;
  private final Barrier barrier;
  private final AtomicBoolean busy = new AtomicBoolean();
  private Program program = (worker, workers, b) -> {};
  private final AtomicInteger generation = new AtomicInteger();

  /** The workers get no more programs. */
  private volatile boolean closing;

  /** The workers end. */
  private volatile boolean closed;

  WorkerPool(int workers, String name) {
    this.barrier = new Barrier(workers);
    this.threads = new Thread[workers - 1];
    for (int i = 0; i < threads.length; i++) {
      int worker = i + 1;
      threads[i] = new Thread(() -> work(worker), name + "-worker-" + worker);
      threads[i].setDaemon(true);
    }
    try {
      for (Thread thread : threads) {
        thread.start();
      }
    } catch (Throwable e) {
      // Those that did start would be parked for ever.
      close();
      throw e;
    }
  }

  int workers() {
    return threads.length + 1;
  }

  /** Runs a program on all workers, or on the caller alone while another caller has them. */
  void run(Program next) {
    if (threads.length == 0 || closing || !busy.compareAndSet(false, true)) {
      next.run(0, 1, Barrier.ALONE);
      return;
    }
    if (closing) {
      // Since the first look: the workers are gone, or about to go.
      busy.set(false);
      next.run(0, 1, Barrier.ALONE);
      return;
    }
    try {
      program = next;
      // Publishes the program: the workers read the generation first.
      generation.incrementAndGet();
      for (Thread thread : threads) {
        LockSupport.unpark(thread);
      }
      next.run(0, workers(), barrier);
      barrier.await();
    } finally {
      busy.set(false);
    }
  }

  private void work(int worker) {
    int seen = 0;
    while (!closed) {
      int current = generation.get();
      if (current == seen) {
        LockSupport.park(this);
        continue;
      }
      seen = current;
      program.run(worker, workers(), barrier);
      barrier.await();
    }
  }

  /** Lets the threads end; runs that follow happen on the caller alone. */
  @Override
  public void close() {
    closing = true;
    // A run in progress must not lose its workers, or its barrier would never open.
    while (!busy.compareAndSet(false, true)) {
      LockSupport.parkNanos(CLOSING_NANOS);
    }
    closed = true;
    busy.set(false);
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
