package mobilenet.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory of one caller for batches of images of one size. Each of the model's threads takes
 * whole images, so that none waits for another inside an image, up to the layers after pooling,
 * which run for all images together. Results are those of a {@link Session}, to the bit. Used by
 * one thread at a time.
 */
public final class BatchSession {
  private final WorkerPool pool;
  private final List<Session> sessions;
  private final AtomicBoolean running = new AtomicBoolean();
  private final int imageLength;
  private final int classes;
  private final WorkerPool.Program program = this::work;
  private float[] images = {};
  private float[] logits = {};
  private int count;
  private Engine planned;
  private PooledLayers pooled;
  private final Failure failure = new Failure();

  BatchSession(List<Session> sessions, WorkerPool pool) {
    this.sessions = sessions;
    this.pool = pool;
    Session first = sessions.get(0);
    this.imageLength = first.height() * first.width() * first.channels();
    this.classes = first.output().shape().channels();
    this.planned = first.nextEngine();
    this.pooled = plan(planned);
  }

  /**
   * Runs a batch.
   *
   * @param images N times height · width · channels floats, channels of a pixel together
   * @param logits filled with N times the classes' logits, or with the embeddings of a network
   *     without a classifier
   * @throws IllegalArgumentException if the lengths are not those of one number of images
   * @throws IllegalStateException if another thread is running this session, or a kernel fails
   * @throws Error such as an {@link OutOfMemoryError} of any of the model's threads
   */
  public void run(float[] images, float[] logits) {
    int n = images.length / imageLength;
    if (n * imageLength != images.length || n * classes != logits.length) {
      throw new IllegalArgumentException(
          "a batch has N × "
              + imageLength
              + " floats and N × "
              + classes
              + " logits, given "
              + images.length
              + " and "
              + logits.length);
    }
    if (!running.compareAndSet(false, true)) {
      throw new IllegalStateException(
          "two threads run one batch session at the same time; make one per thread");
    }
    WarmUpGate gate = sessions.get(0).gate();
    int workers = gate.enter(pool.workers());
    long beginning = gate.beginning();
    try {
      this.images = images;
      this.logits = logits;
      this.count = n;
      prepare();
      if (workers == pool.workers()) {
        pool.run(program);
      } else {
        program.run(0, 1, Barrier.ALONE);
      }
      failure.rethrow();
      sessions.get(0).warmAfterRun();
    } finally {
      gate.leave(workers, beginning);
      running.set(false);
    }
  }

  /**
   * All with the same engine: each worker's session hands its image to the layers after pooling.
   */
  private PooledLayers plan(Engine engine) {
    sessions.forEach(session -> session.use(engine));
    return new PooledLayers(sessions.get(0).plan(), sessions.size());
  }

  private void prepare() {
    Engine current = sessions.get(0).nextEngine();
    if (!current.equals(planned)) {
      pooled = plan(current);
      planned = current;
    }
    pooled.reserve(count);
  }

  private void work(int worker, int workers, Barrier barrier) {
    runImages(worker, workers);
    barrier.await();
    for (int operation = 0; operation < pooled.size(); operation++) {
      runPooled(operation, worker, workers);
      barrier.await();
    }
    copyLogits(worker, workers);
  }

  private void runImages(int worker, int workers) {
    try {
      Session session = sessions.get(worker);
      for (int i = worker; i < count && !failure.happened(); i += workers) {
        pooled.take(session.run(images, i * imageLength, pooled.start()), i);
      }
    } catch (Throwable e) {
      failure.keep(e);
    }
  }

  private void runPooled(int operation, int worker, int workers) {
    try {
      if (!failure.happened()) {
        pooled.run(operation, worker, workers, count);
      }
    } catch (Throwable e) {
      failure.keep(e);
    }
  }

  private void copyLogits(int worker, int workers) {
    try {
      for (int i = worker; i < count && !failure.happened(); i += workers) {
        pooled.copyLogits(i, logits, i * classes);
      }
    } catch (Throwable e) {
      failure.keep(e);
    }
  }
}
