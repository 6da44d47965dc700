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
 * A bounded number of sessions. Each caller gets one for its own; the others wait in the order in
 * which they came. Sessions are made when they are first needed.
 */
final class SessionPool implements AutoCloseable {
  /** Sessions get one of so many parts of the heap: weights and decoded images need some too. */
  private static final int HEAP_PARTS = 4;

  /** More than threads can wait; nobody counts permits of a closed pool. */
  private static final int CLOSED_PERMITS = 1 << 20;

  private final Function<List<String>, Session> maker;
  private final int capacity;
  private final Semaphore permits;
  private final Deque<Session> idle = new ArrayDeque<>();
  private int busy;
  private volatile boolean closed;

  /** What a caller does with its session. */
  @FunctionalInterface
  interface Use<T, E extends Exception> {
    T with(Session session) throws E;
  }

  /**
   * An empty pool.
   *
   * @param maker makes a session for some taps
   * @param capacity most sessions at a time
   */
  SessionPool(Function<List<String>, Session> maker, int capacity) {
    this.maker = maker;
    this.capacity = capacity;
    this.permits = new Semaphore(capacity, true);
  }

  /**
   * A pool for a classifier's model, with the session in it that most calls need.
   *
   * @param wanted most sessions at a time; empty for one a processor, in a quarter of the heap
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

  /** Most sessions at a time. */
  int capacity() {
    return capacity;
  }

  /**
   * Lends a session that computes some taps.
   *
   * @throws CancellationException if the thread is interrupted while it waits; it stays interrupted
   * @throws IllegalStateException if the pool is or becomes closed before the caller's turn
   */
  <T, E extends Exception> T use(List<String> taps, Use<T, E> use) throws E {
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
        return use.with(session);
      } finally {
        giveBack(session);
      }
    } finally {
      permits.release();
    }
  }

  /** What a thread is told that was interrupted while it waited. */
  static CancellationException cancelled() {
    return new CancellationException("interrupted while waiting for a session of the classifier");
  }

  /** Refuses everything after {@link #close()}. */
  void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the classifier is closed; load it again, or close it after its last use");
    }
  }

  private Session take(List<String> taps) {
    synchronized (idle) {
      Optional<Session> found = idleFor(taps);
      if (found.isEmpty()) {
        // What others were used for makes room, or every set of taps would keep its memory.
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
      return maker.apply(taps);
    } catch (RuntimeException | Error e) {
      synchronized (idle) {
        busy--;
      }
      throw e;
    }
  }

  /** The one that has rested longest, so that all follow the model to its faster kernels. */
  private Optional<Session> idleFor(List<String> taps) {
    for (Iterator<Session> all = idle.iterator(); all.hasNext(); ) {
      Session session = all.next();
      if (session.taps().equals(taps)) {
        all.remove();
        return Optional.of(session);
      }
    }
    return Optional.empty();
  }

  private void giveBack(Session session) {
    synchronized (idle) {
      busy--;
      if (!closed) {
        idle.addLast(session);
      }
    }
  }

  /** Refuses those who wait and those who come; who has a session goes on. */
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
