package mobilenet.bench.load;

import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mobilenet.Classifier;
import mobilenet.architecture.Architecture;
import mobilenet.bench.checkpoint.MadeUpCheckpoint;
import mobilenet.cli.ErrorText;
import mobilenet.graph.Lowering;
import mobilenet.image.RgbImage;
import mobilenet.weights.NetworkReference;
import mobilenet.weights.RandomWeights;

/**
 * Many threads that call one classifier without a rest, from its first moment on: a service that is
 * put under load before it is warm. Runs in a process of its own.
 */
public final class LoadProcess {
  private static final int SIDE = 256;
  private static final long SEED = 1;

  private LoadProcess() {}

  /**
   * Prints a {@link LoadResult}; or one sentence on standard error, where it exits with 1.
   *
   * @param args a network as {@link NetworkReference} takes it, number of callers, seconds to
   *     measure after the kernels' change
   */
  public static void main(String[] args) {
    try {
      LoadResult result =
          measure(
              NetworkReference.of(args[0]).architecture(),
              Integer.parseInt(args[1]),
              Integer.parseInt(args[2]));
      System.out.println(result.line());
    } catch (Throwable e) {
      System.err.println(sentence(e));
      System.exit(1);
    }
  }

  /** Which limits there are, the command knows: not those of the process that it started. */
  static String sentence(Throwable e) {
    Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
    return cause instanceof OutOfMemoryError
        ? "out of memory (" + cause.getMessage() + "); raise --heap or lower --callers"
        : ErrorText.of(e);
  }

  static LoadResult measure(Architecture network, int threads, int seconds)
      throws InterruptedException, ExecutionException {
    RgbImage image = image();
    try (Classifier classifier =
        Classifier.builder(
                network,
                RandomWeights.bind(Lowering.lower(network), SEED),
                MadeUpCheckpoint.pretrained(network).preprocessing())
            .build()) {
      long start = System.nanoTime();
      Callers callers = Callers.start(threads, () -> classifier.logits(image));
      callers.awaitFirst();
      double firstMs = (System.nanoTime() - start) / 1e6;
      classifier.warmUp();
      double kernelsMs = (System.nanoTime() - start) / 1e6;
      long before = callers.answers();
      long changed = System.nanoTime();
      callers.goOn(seconds, TimeUnit.SECONDS);
      double perSecond = (callers.answers() - before) * 1e9 / (System.nanoTime() - changed);
      callers.stop();
      return new LoadResult(
          classifier.model().kernels().name(),
          firstMs,
          kernelsMs,
          before / (kernelsMs / 1e3),
          perSecond);
    }
  }

  private static RgbImage image() {
    byte[] samples = new byte[SIDE * SIDE * RgbImage.CHANNELS];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) random.nextInt();
    }
    return RgbImage.of(SIDE, SIDE, samples);
  }
}
