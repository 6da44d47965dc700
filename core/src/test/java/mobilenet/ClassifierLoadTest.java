package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;

/** The load of a service in a small heap, into which one session per caller would not fit. */
class ClassifierLoadTest {
  private static final String NETWORK = "mobilenetv2_140";
  private static final int CALLERS = 64;
  private static final int CALLS = 2;
  private static final int IMAGES = 4;
  private static final long SEED = 11;

  /**
   * Runs the load in a process of its own; prints {@code same} if all answers are equal in every
   * bit.
   */
  static final class Load {
    private Load() {}

    public static void main(String[] args) throws Exception {
      Architecture network = Catalogue.get(NETWORK);
      BoundGraph weights = RandomWeights.bind(Lowering.lower(network), SEED);
      List<RgbImage> images = new ArrayList<>();
      for (int i = 0; i < IMAGES; i++) {
        images.add(image(new SplittableRandom(SEED + i)));
      }
      List<List<float[]>> answers;
      List<float[]> vector;
      try (Classifier classifier = classifier(network, weights, KernelSelection.AUTO)) {
        // Cold: kernels change while the callers are working.
        answers = callFromAllThreads(classifier, images);
        classifier.warmUp();
        vector = images.stream().map(classifier::logits).toList();
      }
      try (Classifier classifier = classifier(network, weights, KernelSelection.SCALAR)) {
        List<float[]> scalar = images.stream().map(classifier::logits).toList();
        boolean same = true;
        for (int i = 0; i < IMAGES; i++) {
          float[] before = scalar.get(i);
          float[] after = vector.get(i);
          same &=
              answers.get(i).stream()
                  .allMatch(a -> Arrays.equals(a, before) || Arrays.equals(a, after));
        }
        System.out.println(same ? "same" : "other bits, seed " + SEED);
      }
    }

    private static RgbImage image(SplittableRandom random) {
      byte[] samples = new byte[224 * 224 * RgbImage.CHANNELS];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (byte) random.nextInt();
      }
      return RgbImage.of(224, 224, samples);
    }

    private static Classifier classifier(
        Architecture network, BoundGraph weights, KernelSelection kernels) {
      Preprocessing preprocessing =
          new Preprocessing(
              3,
              224,
              224,
              1,
              Interpolation.BICUBIC,
              Preprocessing.IMAGENET_MEAN,
              Preprocessing.IMAGENET_STD,
              CropMode.CENTER);
      return Classifier.builder(network, weights, preprocessing)
          .options(RuntimeOptions.DEFAULT.withKernels(kernels))
          .build();
    }

    /** The answers by image. */
    private static List<List<float[]>> callFromAllThreads(
        Classifier classifier, List<RgbImage> images) throws Exception {
      List<Future<float[]>> results = new ArrayList<>();
      CountDownLatch ready = new CountDownLatch(CALLERS);
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      for (int i = 0; i < CALLERS * CALLS; i++) {
        RgbImage image = images.get(i % IMAGES);
        results.add(
            callers.submit(
                () -> {
                  // All at once.
                  ready.countDown();
                  ready.await();
                  return classifier.logits(image);
                }));
      }
      List<List<float[]>> answers = new ArrayList<>();
      for (int i = 0; i < IMAGES; i++) {
        answers.add(new ArrayList<>());
      }
      for (int i = 0; i < results.size(); i++) {
        answers.get(i % IMAGES).add(results.get(i).get());
      }
      callers.shutdown();
      return answers;
    }
  }

  @Test
  void sixtyFourCallersIn512Megabytes() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            // Otherwise callers that are still running would keep the process alive.
            "-XX:+ExitOnOutOfMemoryError",
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            folder(Classifier.class) + File.pathSeparator + folder(Load.class),
            Load.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.contains("incubator"))
            .reduce("", (a, b) -> a + b);
    assertThat(output).isEqualTo("same");
    assertThat(process.waitFor()).isZero();
  }

  private static Path folder(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
