package mobilenet.data.loader;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import mobilenet.data.DatasetException;

/**
 * The batches of one epoch in order, prepared ahead. For one consumer; {@link #close} may be called
 * from any thread. Batches handed out belong to the consumer.
 */
public final class Epoch implements AutoCloseable {
  private final BatchLoader loader;
  private final int number;
  private final ViewOrder.InEpoch views;
  private final FailureLog failures;
  private final Queue<Started> started = new ArrayDeque<>();
  private final Queue<float[]> spare = new ArrayDeque<>();
  private final int end;
  private int nextToStart;
  private volatile boolean closed;

  private record Started(PendingBatch batch, CompletableFuture<Void> done) {}

  Epoch(BatchLoader loader, int number, int firstBatch, int end) {
    this.loader = loader;
    this.number = number;
    this.nextToStart = firstBatch;
    this.end = end;
    LoaderOptions options = loader.options();
    this.views = loader.order().epoch(number);
    this.failures = new FailureLog(options.maxFailedFraction());
  }

  /** Starts the next batch, if there is one. */
  void startNext() {
    if (nextToStart == end) {
      return;
    }
    int batchSize = loader.options().batchSize();
    int first = nextToStart++ * batchSize;
    int size = Math.min(batchSize, loader.order().size() - first);
    PendingBatch batch = new PendingBatch(size, images(size * loader.length()));
    started.add(new Started(batch, loader.start(batch, (b, slot) -> fill(b, slot, first + slot))));
  }

  private float[] images(int length) {
    spare.removeIf(array -> array.length != length);
    return spare.isEmpty() ? new float[length] : spare.remove();
  }

  /**
   * Takes a batch back that nobody reads any more, so that its memory is filled anew. Who does not
   * call this makes garbage of a size for which the virtual machine lets its heap grow.
   */
  public void recycle(Batch batch) {
    spare.add(batch.images());
  }

  private void fill(PendingBatch batch, int slot, int position) {
    // What waits in the queue of a closed epoch is passed over.
    if (!closed) {
      loader.prepare(batch, slot, views, position);
    }
  }

  /**
   * The next batch, or empty at the end of the epoch. Waits until it is ready. A batch whose images
   * all failed has the size 0.
   *
   * @throws DatasetException if too many images of this epoch cannot be read, or none can; the
   *     epoch is then closed
   * @throws ImageMemoryException if memory ran out while an image of the batch was prepared; the
   *     epoch is then closed
   * @throws ReplayException if views were recorded, and one of the batch cannot be read; the epoch
   *     is then closed
   * @throws InterruptedException if the thread is interrupted; no batch is lost
   * @throws IllegalStateException if the epoch is closed, or preparing an image failed in a way
   *     that no damaged file explains; the cause tells how
   */
  public Optional<Batch> next()
      throws DatasetException, ImageMemoryException, ReplayException, InterruptedException {
    requireOpen();
    Started head = started.peek();
    if (head == null) {
      failures.finish();
      return Optional.empty();
    }
    await(head.done());
    requireOpen();
    started.remove();
    Batch batch = head.batch().finish();
    loader.count(batch);
    try {
      failures.add(batch);
    } catch (DatasetException e) {
      close();
      throw e;
    }
    startNext();
    return Optional.of(batch);
  }

  private void await(CompletableFuture<Void> done)
      throws ImageMemoryException, ReplayException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the next batch of images was taken");
    }
    long start = System.nanoTime();
    try {
      done.get();
    } catch (ExecutionException e) {
      close();
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof UncheckedIOException unchecked) {
        if (unchecked.getCause() instanceof ImageMemoryException memory) {
          throw memory;
        }
        if (unchecked.getCause() instanceof ReplayException replay) {
          throw replay;
        }
      }
      throw new IllegalStateException(
          "a batch of epoch " + number + " cannot be prepared: " + e.getCause(), e.getCause());
    } finally {
      loader.waited(System.nanoTime() - start);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "epoch " + number + " is closed; take batches before closing it or its loader");
    }
  }

  /** Stops preparing batches. Further calls change nothing. */
  @Override
  public void close() {
    closed = true;
  }
}
