package mobilenet.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import mobilenet.Classifier;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.weights.RandomWeights;

/**
 * Many threads that call one classifier without a rest, from its first moment on: a service that is
 * put under load before it is warm. Runs in a process of its own.
 */
public final class LoadProcess {
  private static final double CROP = 0.875;
  private static final int SIDE = 256;
  private static final long SEED = 1;

  private final Classifier classifier;
  private final RgbImage picture;
  private final AtomicLong answers = new AtomicLong();
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile boolean over;

  private LoadProcess(Classifier classifier, RgbImage picture) {
    this.classifier = classifier;
    this.picture = picture;
  }

  /**
   * Prints a {@link LoadResult}.
   *
   * @param args name of a network, number of callers, seconds to measure after the kernels' change
   */
  public static void main(String[] args) throws InterruptedException {
    Architecture network = Catalogue.get(args[0]);
    int size = network.input().size();
    Preprocessing preprocessing =
        new Preprocessing(
            network.input().channels(),
            size,
            size,
            CROP,
            Interpolation.BICUBIC,
            Preprocessing.IMAGENET_MEAN,
            Preprocessing.IMAGENET_STD,
            CropMode.CENTER);
    try (Classifier classifier =
        Classifier.builder(
                network, RandomWeights.bind(Lowering.lower(network), SEED), preprocessing)
            .build()) {
      LoadProcess load = new LoadProcess(classifier, picture());
      System.out.println(load.measure(Integer.parseInt(args[1]), Integer.parseInt(args[2])).line());
    }
  }

  private static RgbImage picture() {
    byte[] samples = new byte[SIDE * SIDE * RgbImage.CHANNELS];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) random.nextInt();
    }
    return RgbImage.of(SIDE, SIDE, samples);
  }

  private LoadResult measure(int threads, int seconds) throws InterruptedException {
    List<Thread> callers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < threads; i++) {
      Thread caller = new Thread(this::call, "caller-" + i);
      // Or a caller that fails, and an exception here, would keep the process alive.
      caller.setDaemon(true);
      callers.add(caller);
      caller.start();
    }
    first.await();
    double firstMs = (System.nanoTime() - start) / 1e6;
    classifier.warmUp();
    double kernelsMs = (System.nanoTime() - start) / 1e6;
    long before = answers.get();
    long changed = System.nanoTime();
    // The time measured, not a wait for something to happen.
    TimeUnit.SECONDS.sleep(seconds);
    double perSecond = (answers.get() - before) * 1e9 / (System.nanoTime() - changed);
    over = true;
    for (Thread caller : callers) {
      caller.join();
    }
    return new LoadResult(
        classifier.model().kernels().name(),
        firstMs,
        kernelsMs,
        before / (kernelsMs / 1e3),
        perSecond);
  }

  private void call() {
    while (!over) {
      classifier.logits(picture);
      answers.incrementAndGet();
      first.countDown();
    }
  }
}
