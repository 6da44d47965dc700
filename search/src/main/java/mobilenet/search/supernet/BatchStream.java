package mobilenet.search.supernet;

import java.io.IOException;
import java.util.Optional;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.train.torch.TrainingBatch;

/** Batches by number, epoch after epoch without an end. Closes its loader. */
public final class BatchStream implements AutoCloseable {
  private final BatchLoader loader;
  private int number;
  private Epoch epoch;

  /**
   * A stream that begins in the middle.
   *
   * @param first number of the next batch, 0 or more
   */
  public BatchStream(BatchLoader loader, long first) {
    this.loader = loader;
    this.number = Math.toIntExact(first / loader.batches());
    this.epoch = loader.open(number, (int) (first % loader.batches()));
  }

  /**
   * The next batch.
   *
   * @throws IOException if its images cannot be read
   */
  public Batch next() throws IOException, InterruptedException {
    Optional<Batch> next = epoch.next();
    if (next.isEmpty()) {
      number++;
      epoch.close();
      epoch = loader.open(number, 0);
      next = epoch.next();
    }
    Batch batch = next.orElseThrow();
    if (batch.size() < TrainingBatch.FEWEST_IMAGES) {
      throw new IOException(
          "a batch has fewer than two images that can be read: " + batch.failed());
    }
    return batch;
  }

  /** Takes a batch back that nobody reads any more. */
  public void recycle(Batch batch) {
    epoch.recycle(batch);
  }

  @Override
  public void close() {
    epoch.close();
    loader.close();
  }
}
