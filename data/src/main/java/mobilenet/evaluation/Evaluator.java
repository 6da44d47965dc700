package mobilenet.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import mobilenet.Classifier;
import mobilenet.NonFiniteOutputException;
import mobilenet.data.ClassShares;
import mobilenet.data.ImageDataset;
import mobilenet.data.LabelledImage;
import mobilenet.image.ImageFormatException;

/**
 * Measures accuracy. Images are decoded and classified on several threads, each image on one of
 * them; the result does not depend on the number of threads.
 *
 * @param classifier the classifier to measure; it should have one thread
 * @param threads images at a time, at least 1
 */
public record Evaluator(Classifier classifier, int threads) {
  private static final int TOP = 5;

  /** Is told about progress, on any thread. */
  @FunctionalInterface
  public interface Progress {
    /** Called after each image. */
    void step();
  }

  /** Checks the range. */
  public Evaluator {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, given " + threads);
    }
  }

  /**
   * Finds out which outputs stand for a data set's classes; see {@link LabelMapping#of}.
   *
   * @throws IllegalArgumentException if they do not fit the network's classes, or it has no
   *     classifier
   */
  public LabelMapping mapping(ImageDataset data) {
    classifier.architecture().requireClassifier();
    return LabelMapping.of(
        data.classNames(), classifier.labelNames(), classifier.architecture().classes());
  }

  /**
   * Like {@link #evaluate(ImageDataset, LabelMapping, int, Progress)}, with the mapping of {@link
   * #mapping}.
   *
   * @throws IllegalArgumentException if the data set's classes do not fit the network's
   * @throws NonFiniteOutputException if the network answers an image with NaN or infinity
   * @throws InterruptedException if the thread is interrupted
   */
  public Evaluation evaluate(ImageDataset data, int limit, Progress progress)
      throws InterruptedException {
    return evaluate(data, mapping(data), limit, progress);
  }

  /**
   * Classifies {@code limit} images of a data set, the same share of every class. An image that
   * cannot be read is reported and skipped.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public Evaluation evaluate(ImageDataset data, LabelMapping mapping, int limit, Progress progress)
      throws InterruptedException {
    int[] chosen = ClassShares.choose(data, limit);
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long start = System.nanoTime();
    try {
      List<Future<Tally>> parts = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        parts.add(
            pool.submit(
                () -> {
                  Tally tally = new Tally();
                  for (int i = next.getAndIncrement();
                      i < chosen.length && !stopped.get();
                      i = next.getAndIncrement()) {
                    tally.add(data.get(chosen[i]), mapping.outputs());
                    progress.step();
                  }
                  return tally;
                }));
      }
      Tally total = new Tally();
      for (Future<Tally> part : parts) {
        total.add(part.get());
      }
      return total.result((System.nanoTime() - start) / 1e9);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NonFiniteOutputException cause) {
        throw cause;
      }
      throw new IllegalStateException("evaluation failed", e.getCause());
    } finally {
      stopped.set(true);
      pool.shutdown();
    }
  }

  /** Counts of one thread. */
  private final class Tally {
    private int images;
    private int top1;
    private int top5;
    private final List<Evaluation.Failure> failed = new ArrayList<>();

    void add(LabelledImage image, List<Integer> outputs) {
      float[] logits;
      try {
        logits = classifier.logits(image.load());
      } catch (IOException e) {
        fail(image, e);
        return;
      } catch (OutOfMemoryError e) {
        // It could be decoded, but there was not enough memory to resize it.
        fail(image, ImageFormatException.outOfMemory(image.name(), e));
        return;
      }
      images++;
      int rank = rank(logits, outputs.get(image.label()));
      top1 += rank == 0 ? 1 : 0;
      top5 += rank < TOP ? 1 : 0;
    }

    private void fail(LabelledImage image, IOException e) {
      failed.add(new Evaluation.Failure(image.name(), String.valueOf(e.getMessage())));
    }

    void add(Tally other) {
      images += other.images;
      top1 += other.top1;
      top5 += other.top5;
      failed.addAll(other.failed);
    }

    Evaluation result(double seconds) {
      int counted = Math.max(images, 1);
      return new Evaluation(
          images,
          (double) top1 / counted,
          (double) top5 / counted,
          images / seconds,
          failed.stream().sorted((a, b) -> a.image().compareTo(b.image())).toList());
    }
  }

  /**
   * How many classes are ranked before a label; of equally probable ones the first comes first, and
   * an output of NaN never counts as right.
   */
  public static int rank(float[] logits, int label) {
    int rank = 0;
    for (int i = 0; i < logits.length; i++) {
      boolean less = logits[i] < logits[label] || (logits[i] == logits[label] && i >= label);
      rank += less ? 0 : 1;
    }
    return rank;
  }
}
