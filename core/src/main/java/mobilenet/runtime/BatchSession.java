package mobilenet.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mobilenet.graph.Graph;

/**
 * The memory of one caller for batches of pictures of one size. Each of the model's threads takes
 * whole pictures, so that none waits for another inside a picture; results are those of a {@link
 * Session}, to the bit. Used by one thread at a time.
 */
public final class BatchSession {
  private final WorkerPool pool;
  private final List<Session> sessions;
  private final AtomicBoolean running = new AtomicBoolean();
  private final int pictureLength;
  private final int classes;
  private final WorkerPool.Program program = this::work;
  private float[] pictures = {};
  private float[] logits = {};
  private int count;
  private volatile Optional<RuntimeException> failure = Optional.empty();

  BatchSession(List<Session> sessions, WorkerPool pool) {
    this.sessions = sessions;
    this.pool = pool;
    Session first = sessions.get(0);
    this.pictureLength = first.height() * first.width() * first.channels();
    this.classes = first.tap(Graph.LOGITS).shape().channels();
  }

  /**
   * Runs a batch.
   *
   * @param pictures N times height · width · channels floats, channels of a pixel together
   * @param logits filled with N times the classes' logits
   * @throws IllegalArgumentException if the lengths are not those of one number of pictures
   * @throws IllegalStateException if another thread is running this session
   */
  public void run(float[] pictures, float[] logits) {
    int n = pictures.length / pictureLength;
    if (n * pictureLength != pictures.length || n * classes != logits.length) {
      throw new IllegalArgumentException(
          "a batch has N × "
              + pictureLength
              + " floats and N × "
              + classes
              + " logits, given "
              + pictures.length
              + " and "
              + logits.length);
    }
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "two threads run one batch session at the same time; make one per thread");
    }
    try {
      this.pictures = pictures;
      this.logits = logits;
      this.count = n;
      pool.run(program);
      if (failure.isPresent()) {
        RuntimeException cause = failure.get();
        failure = Optional.empty();
        throw new IllegalStateException("a kernel failed", cause);
      }
    } finally {
      running.set(false);
    }
  }

  /** The pool is busy with this, so that a session runs on its worker alone. */
  private void work(int worker, int workers, Barrier barrier) {
    Session session = sessions.get(worker);
    try {
      for (int i = worker; i < count; i += workers) {
        session.run(pictures, i * pictureLength, logits, i * classes);
      }
    } catch (RuntimeException e) {
      failure = Optional.of(e);
    }
  }
}
