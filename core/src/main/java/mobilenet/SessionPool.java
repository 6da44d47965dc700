package mobilenet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.Session;

/**
 * A bounded number of sessions. Each caller has one to itself; when all are in use, callers wait in
 * the order in which they came. Sessions are made when they are first needed.
 */
final class SessionPool implements AutoCloseable {
  /** Sessions get at most 1/4 of the heap: weights and decoded images need memory, too. */
  private static final int HEAP_PARTS = 4;

  /** More than there can be waiting threads: a closed pool lets all of them go on. */
  private static final int CLOSED_PERMITS = 1 << 20;

  private final Function<List<String>, Session> factory;
  private final int capacity;
  private final Semaphore permits;
  private final Deque<Session> idle = new ArrayDeque<>();
  private int busy;
  private volatile boolean closed;

  /** What a caller does with a session. */
  @FunctionalInterface
  interface SessionTask<T, E extends Exception> {
    T run(Session session) throws E;
  }

  /**
   * An empty pool.
   *
   * @param factory makes a session for some taps
   * @param capacity how many sessions are in use at a time at most
   */
  SessionPool(Function<List<String>, Session> factory, int capacity) {
    this.factory = factory;
    this.capacity = capacity;
    this.permits = new Semaphore(capacity, true);
  }

  /**
   * A pool for a classifier's model, which starts with one session for the output that most calls
   * need.
   *
   * @param wanted how many sessions at most; empty for one per processor, as far as they fit into a
   *     quarter of the heap
   * @throws IllegalArgumentException if images of the size are too small for the network
   */
  static SessionPool of(CompiledModel model, int height, int width, OptionalInt wanted) {
    Session first = model.session(height, width, List.of(model.graph().output()));
    long fitting = Runtime.getRuntime().maxMemory() / HEAP_PARTS / Math.max(first.bytes(), 1);
    int processors = Runtime.getRuntime().availableProcessors();
    int capacity = wanted.orElse((int) Math.max(1, Math.min(processors, fitting)));
    SessionPool pool = new SessionPool(taps -> model.session(height, width, taps), capacity);
    pool.idle.add(first);
    return pool;
  }

  /** How many sessions are in use at a time at most. */
  int capacity() {
    return capacity;
  }

  /**
   * Lends a session that computes some taps.
   *
   * @throws CancellationException if the thread is interrupted while it waits; it stays interrupted
   * @throws IllegalStateException if the pool is closed, or is closed while the caller waits
   */
  <T, E extends Exception> T use(List<String> taps, SessionTask<T, E> task) throws E {
    requireOpen();
    try {
      permits.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled();
    }
    try {
      requireOpen();
      Session session = take(taps);
      try {
        return task.run(session);
      } finally {
        returnToPool(session);
      }
    } finally {
      permits.release();
    }
  }

  /** The exception for a thread that was interrupted while it waited. */
  static CancellationException cancelled() {
    return new CancellationException("interrupted while waiting for a session of the classifier");
  }

  /** Throws after {@link #close()}. */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the classifier is closed; load it again, or close it after its last use");
    }
  }

  private Session take(List<String> taps) {
    synchronized (idle) {
      Optional<Session> found = takeIdle(taps);
      if (found.isEmpty()) {
        // Drop idle sessions for other taps, or the sessions of every set of taps would stay.
        while (!idle.isEmpty() && busy + idle.size() >= capacity) {
          idle.removeFirst();
        }
      }
      busy++;
      if (found.isPresent()) {
        return found.get();
      }
    }
    try {
      return factory.apply(taps);
    } catch (RuntimeException | Error e) {
      synchronized (idle) {
        busy--;
      }
      throw e;
    }
  }

  /** The one that has been idle longest, so that all sessions switch to faster kernels. */
  private Optional<Session> takeIdle(List<String> taps) {
    for (Iterator<Session> all = idle.iterator(); all.hasNext(); ) {
      Session session = all.next();
      if (session.taps().equals(taps)) {
        all.remove();
        return Optional.of(session);
      }
    }
    return Optional.empty();
  }

  private void returnToPool(Session session) {
    synchronized (idle) {
      busy--;
      if (!closed) {
        idle.addLast(session);
      }
    }
  }

  /** Callers that wait and later ones are refused; those that have a session finish. */
  @Override
  public void close() {
    synchronized (idle) {
      if (closed) {
        return;
      }
      closed = true;
      idle.clear();
    }
    permits.release(CLOSED_PERMITS);
  }
}
