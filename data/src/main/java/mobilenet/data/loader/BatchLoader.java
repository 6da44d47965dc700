package mobilenet.data.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.SampleTransform;
import mobilenet.file.FileErrors;
import mobilenet.image.ImageFormatException;
import mobilenet.image.RgbImage;

/**
 * Feeds a trainer with batches, decoded and augmented ahead of time by its own threads.
 *
 * <p>What a batch holds follows from the data set, the selection, the transform, the seed, the
 * epoch and the batch's number: neither the number of threads nor where an epoch is taken up
 * changes a bit. Memory is bounded: while the consumer has one batch, at least two and not many
 * more are in preparation.
 */
public final class BatchLoader implements AutoCloseable {
  /** Enough for a steady load of all threads; a batch is divided among them. */
  private static final int FEWEST_AHEAD = 2;

  /** So that a thread with large images does not hold up the others' batch. */
  private static final int PARTS_PER_THREAD = 4;

  private final ImageDataset dataset;
  private final ViewOrder order;
  private final LoaderOptions options;
  private final int length;
  private final ImageCache cache;
  private final ExecutorService workers;
  private final AtomicLong waitNanos = new AtomicLong();
  private final Set<String> failed = new LinkedHashSet<>();
  private Optional<Epoch> current = Optional.empty();

  /**
   * Starts the threads.
   *
   * @param selection which images an epoch shows; at least one, and a full batch if the last one is
   *     dropped
   * @throws IllegalArgumentException if no batch can be made, or one would not fit into an array
   */
  public BatchLoader(
      ImageDataset dataset, SampleTransform transform, Selection selection, LoaderOptions options) {
    this(dataset, transform, selection, options, Optional.empty());
  }

  /**
   * As above, showing views that were recorded: the options' seed decides the order alone.
   *
   * @param replay of views of these images by this transform; empty for views of the loader's own
   */
  public BatchLoader(
      ImageDataset dataset,
      SampleTransform transform,
      Selection selection,
      LoaderOptions options,
      Optional<Replay> replay) {
    this(
        dataset,
        new OneSource(transform, selection, options.order(), options.seed(), replay),
        options);
  }

  /**
   * Showing what an order says: the options' order and seed do not count.
   *
   * @param dataset that the order's images are of
   */
  public BatchLoader(ImageDataset dataset, ViewOrder order, LoaderOptions options) {
    this.dataset = dataset;
    this.order = order;
    this.options = options;
    this.length = order.transform(0).length();
    this.cache = new ImageCache(options.cacheBytes());
    check();
    AtomicInteger number = new AtomicInteger();
    this.workers =
        Executors.newFixedThreadPool(
            options.threads(),
            task -> {
              Thread thread = new Thread(task, "batch-loader-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  private void check() {
    if (order.size() == 0) {
      throw new IllegalArgumentException("no image is selected; expected at least 1");
    }
    if (batches() == 0) {
      throw new IllegalArgumentException(
          "the batch size "
              + options.batchSize()
              + " is above the "
              + order.size()
              + " images selected, and short batches are dropped; lower it or keep them");
    }
    if ((long) options.batchSize() * length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a batch of "
              + options.batchSize()
              + " × "
              + length
              + " floats does not fit into an array; lower the batch size");
    }
  }

  /** Batches of an epoch, at least 1. */
  public int batches() {
    int size = order.size();
    return switch (options.lastBatch()) {
      case KEEP -> size / options.batchSize() + (size % options.batchSize() == 0 ? 0 : 1);
      case DROP -> size / options.batchSize();
    };
  }

  /**
   * Begins an epoch, and closes the one before.
   *
   * @param epoch 0 or more
   * @param firstBatch where to take it up, 0 to {@link #batches()}
   * @throws IllegalArgumentException outside these ranges
   * @throws IllegalStateException if the loader is closed
   */
  public Epoch open(int epoch, int firstBatch) {
    return open(epoch, firstBatch, batches());
  }

  /**
   * Begins a part of an epoch, behind which no batch is prepared, and closes the one before.
   *
   * @param epoch 0 or more
   * @param firstBatch where to take it up, 0 to {@code endBatch}
   * @param endBatch the one behind the last, at most {@link #batches()}
   * @throws IllegalArgumentException outside these ranges
   * @throws IllegalStateException if the loader is closed
   */
  public Epoch open(int epoch, int firstBatch, int endBatch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("the epoch must be at least 0, given " + epoch);
    }
    if (endBatch < 0 || endBatch > batches()) {
      throw new IllegalArgumentException(
          "the end of the batches must be 0 to " + batches() + ", given " + endBatch);
    }
    if (firstBatch < 0 || firstBatch > endBatch) {
      throw new IllegalArgumentException(
          "the first batch must be 0 to " + endBatch + ", given " + firstBatch);
    }
    Epoch opened = new Epoch(this, epoch, firstBatch, endBatch);
    synchronized (this) {
      current.ifPresent(Epoch::close);
      current = Optional.of(opened);
    }
    // Small batches: as many as give every thread an image.
    int ahead = FEWEST_AHEAD + (options.threads() - 1) / options.batchSize();
    for (int i = 0; i < ahead; i++) {
      opened.startNext();
    }
    return opened;
  }

  /** Nanoseconds that consumers have waited for batches so far. */
  public long waitNanos() {
    return waitNanos.get();
  }

  /** Names and reasons of all images so far that could not be read, each once. */
  public synchronized List<String> failed() {
    return new ArrayList<>(failed);
  }

  LoaderOptions options() {
    return options;
  }

  ViewOrder order() {
    return order;
  }

  /** Floats of one input. */
  int length() {
    return length;
  }

  CompletableFuture<Void> start(PendingBatch batch, PendingBatch.Filler filler) {
    try {
      return batch.fill(filler, workers, options.threads() * PARTS_PER_THREAD);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the loader is closed; make a new one", e);
    }
  }

  /** Decodes and augments one image, on a worker's thread. */
  void prepare(PendingBatch batch, int slot, ViewOrder.InEpoch views, int position) {
    LabelledImage image = dataset.get(views.index(position));
    Optional<View> shown = view(views, position);
    try {
      View view =
          shown.orElseThrow(() -> new IOException(image.name() + ": no view of it was recorded"));
      int source = view.place().source();
      float[] images = batch.images();
      int offset = batch.offset(slot);
      SampleTransform transform = order.transform(source);
      show(transform, view.part(), images, offset);
      if (view.partner().isPresent()) {
        View.Partner partner = view.partner().get();
        float[] other = new float[length];
        show(transform, partner.part(), other, 0);
        BatchMixer.mixOne(partner.mix(), images, offset, other, transform.preprocessing());
      }
      batch.accept(slot, order.labelled(source) ? image.label() : Batch.UNLABELLED, view);
    } catch (IOException e) {
      reject(batch, slot, image, e);
    } catch (OutOfMemoryError e) {
      reject(batch, slot, image, ImageFormatException.outOfMemory(image.name(), e));
    } catch (RuntimeException e) {
      throw new IllegalStateException(image.name() + " cannot be prepared: " + e, e);
    }
  }

  private static Optional<View> view(ViewOrder.InEpoch views, int position) {
    try {
      return views.view(position);
    } catch (IOException e) {
      throw new UncheckedIOException(new ReplayException(FileErrors.sentence(e), e));
    }
  }

  private void show(SampleTransform transform, View.Part part, float[] destination, int offset)
      throws IOException {
    RgbImage image = cache.load(part.index(), dataset.get(part.index()));
    transform.apply(image, new SplittableRandom(part.seed()), destination, offset);
  }

  private static void reject(PendingBatch batch, int slot, LabelledImage image, IOException e) {
    try {
      batch.reject(slot, FailureLog.describe(image, e));
    } catch (ImageMemoryException memory) {
      throw new UncheckedIOException(memory);
    }
  }

  synchronized void count(Batch batch) {
    failed.addAll(batch.failed());
  }

  void waited(long nanos) {
    waitNanos.addAndGet(nanos);
  }

  /**
   * Closes the epoch and waits until the threads have ended, each after its current image. They are
   * not interrupted: that would close files that others read too.
   */
  @Override
  public void close() {
    synchronized (this) {
      current.ifPresent(Epoch::close);
    }
    workers.shutdown();
    boolean interrupted = false;
    while (true) {
      try {
        if (workers.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
