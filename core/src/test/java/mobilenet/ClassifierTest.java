package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import mobilenet.image.ImageDecoder;
import mobilenet.image.ImageFormatException;
import mobilenet.image.RgbImage;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointException;
import mobilenet.weights.SelfTest;
import mobilenet.weights.Tensor;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static final Path BUNDLED =
      Path.of("..", "checkpoints", "fashion_mnist.mobilenetv4_conv_small_070");
  private static final int IMAGES = 8;

  /** Scalar kernels, so that results do not change during a test. */
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  private static List<RgbImage> images() throws IOException {
    List<RgbImage> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      images.add(new ImageDecoder().decode(BUNDLED.resolve("selftest/" + i + ".png")));
    }
    return images;
  }

  @Test
  void logitsOfTheSelfTest() throws Exception {
    try (Checkpoint checkpoint = Checkpoint.open(BUNDLED);
        Classifier classifier = Classifier.load(BUNDLED)) {
      SelfTest test = checkpoint.selfTest().orElseThrow();
      List<RgbImage> images = images();
      for (int i = 0; i < IMAGES; i++) {
        // The expected logits have five digits.
        assertThat(test.difference(i, classifier.logits(images.get(i)))).isLessThan(2e-5);
      }
    }
  }

  @Test
  void eightThreadsGiveTheSameBits() throws Exception {
    List<RgbImage> images = images();
    List<float[]> expected = new ArrayList<>();
    try (Classifier classifier = Classifier.load(BUNDLED)) {
      images.forEach(image -> expected.add(classifier.logits(image)));
    }
    for (int inner : new int[] {1, 3}) {
      RuntimeOptions options = RuntimeOptions.DEFAULT.withThreads(inner);
      ExecutorService pool = Executors.newFixedThreadPool(8);
      try (Classifier classifier = Classifier.load(BUNDLED, options)) {
        List<Future<float[]>> results = new ArrayList<>();
        for (int i = 0; i < 10 * IMAGES; i++) {
          RgbImage image = images.get(i % IMAGES);
          results.add(pool.submit(() -> classifier.logits(image)));
        }
        for (int i = 0; i < results.size(); i++) {
          assertThat(results.get(i).get()).isEqualTo(expected.get(i % IMAGES));
        }
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void predictionsAreRanked() throws Exception {
    try (Classifier classifier = Classifier.load(BUNDLED)) {
      Path image = BUNDLED.resolve("selftest/1.png");
      List<Prediction> all = classifier.classify(image, 100);
      assertThat(all).hasSize(10);
      assertThat(all.get(0).label()).isEqualTo("Pullover");
      assertThat(all.get(0).index()).isEqualTo(2);
      double sum = 0;
      for (int i = 0; i < all.size(); i++) {
        sum += all.get(i).probability();
        assertThat(all.get(i).label()).isEqualTo(classifier.labels().get(all.get(i).index()));
        assertThat(all.get(i).probability())
            .isLessThanOrEqualTo(all.get(Math.max(0, i - 1)).probability());
      }
      assertThat(sum).isBetween(1 - 1e-6, 1 + 1e-6);
      assertThat(classifier.classify(image, 3)).isEqualTo(all.subList(0, 3));
      assertThatThrownBy(() -> classifier.classify(image, 0))
          .hasMessage("top must be at least 1, given 0");
      assertThat(classifier.architecture().name()).isEqualTo("mobilenetv4_conv_small_070");
      assertThat(classifier.preprocessing().height()).isEqualTo(96);
    }
  }

  @Test
  void everyKindOfImageGetsTheSameAnswer() throws Exception {
    Path file = BUNDLED.resolve("selftest/1.png");
    byte[] content = Files.readAllBytes(file);
    try (Classifier classifier = Classifier.load(BUNDLED, SCALAR)) {
      List<Prediction> expected = classifier.classify(file, 3);
      assertThat(classifier.classify(content, 3)).isEqualTo(expected);
      assertThat(classifier.classify(new ByteArrayInputStream(content), 3)).isEqualTo(expected);
      BufferedImage image = ImageIO.read(file.toFile());
      assertThat(classifier.classify(image, 3)).isEqualTo(expected);
      assertThat(classifier.classify(RgbImage.of(image), 3)).isEqualTo(expected);
      ImageSource upload = ImageSource.of(content, "upload 7");
      assertThat(classifier.classify(upload, 3)).isEqualTo(expected);
      assertThat(ImageSource.of(file).name()).isEqualTo(file.toString());
      assertThatThrownBy(() -> classifier.classify(ImageSource.of(new byte[4], "upload 8"), 3))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageStartingWith("upload 8");
      assertThatThrownBy(() -> classifier.classify(new byte[0], 3))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageStartingWith("the image");
    }
  }

  @Test
  void embeddingAndFeatureMaps() throws Exception {
    ImageSource image = ImageSource.of(BUNDLED.resolve("selftest/1.png"));
    try (Classifier classifier = Classifier.load(BUNDLED, SCALAR)) {
      List<String> taps = List.of("stem", "blocks.2.0", "stride.16", "embedding", "logits", "stem");
      Map<String, Tensor> maps = classifier.featureMaps(image, taps);
      assertThat(maps.keySet())
          .containsExactly("stem", "blocks.2.0", "stride.16", "embedding", "logits");
      int size = classifier.preprocessing().height();
      assertThat(tensor(maps, "stem").shape()).containsExactly(32, size / 2, size / 2);
      assertThat(tensor(maps, "stride.16").shape().subList(1, 3))
          .containsExactly(size / 16, size / 16);
      assertThat(tensor(maps, "embedding").shape()).containsExactly(1280);
      assertThat(tensor(maps, "logits").data()).isEqualTo(classifier.logits(image));
      float[] embedding = classifier.embedding(image);
      assertThat(tensor(maps, "embedding").data()).isEqualTo(embedding);
      assertThat(classifier.embedding(BUNDLED.resolve("selftest/1.png"))).isEqualTo(embedding);
      // The classifier is a matrix: the logits follow from the embedding.
      try (Checkpoint checkpoint = Checkpoint.open(BUNDLED)) {
        float[] weight = checkpoint.weights().read("classifier.weight");
        double sum = checkpoint.weights().read("classifier.bias")[2];
        for (int i = 0; i < embedding.length; i++) {
          sum += (double) weight[2 * embedding.length + i] * embedding[i];
        }
        assertThat((double) classifier.logits(image)[2]).isCloseTo(sum, within(1e-4));
      }
      assertThatThrownBy(() -> classifier.featureMaps(image, List.of("block.2.0")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no tap \"block.2.0\"")
          .hasMessageContaining("blocks.2.0");
      assertThatThrownBy(() -> classifier.featureMaps(image, List.of()))
          .hasMessageContaining("name at least one tap");
    }
  }

  private static Tensor tensor(Map<String, Tensor> maps, String name) {
    return Optional.ofNullable(maps.get(name)).orElseThrow();
  }

  /** Says that it has more pixels than an array of samples can hold, as one of the system may. */
  private static BufferedImage endless() {
    return new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE) {
      @Override
      public int getWidth() {
        return 40_000;
      }

      @Override
      public int getHeight() {
        return 40_000;
      }
    };
  }

  @Test
  void aBadImageOfABatchIsAResultOfItsOwn() throws Exception {
    List<ImageSource> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      images.add(ImageSource.of(BUNDLED.resolve("selftest/" + i + ".png")));
    }
    images.add(3, ImageSource.of(Path.of("nowhere.png")));
    images.add(5, ImageSource.of(new byte[] {1, 2, 3}, "upload"));
    images.add(7, ImageSource.of(endless()).named("drawing"));
    for (int sessions : new int[] {1, 3}) {
      try (Classifier classifier = Classifier.load(BUNDLED, SCALAR.withSessions(sessions))) {
        List<ImageResult> results = classifier.classifyAll(images, 2);
        assertThat(results).hasSameSizeAs(images);
        for (int i = 0; i < results.size(); i++) {
          ImageResult result = results.get(i);
          assertThat(result.image()).isEqualTo(images.get(i).name());
          if (i == 3 || i == 5 || i == 7) {
            assertThat(result).isInstanceOf(ImageResult.Unreadable.class);
            assertThatThrownBy(result::orElseThrow)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(images.get(i).name());
          } else {
            assertThat(result.orElseThrow()).isEqualTo(classifier.classify(images.get(i), 2));
          }
        }
        assertThat(classifier.classifyAll(List.of(), 2)).isEmpty();
      }
    }
  }

  @Test
  void anInterruptedBatchEnds() throws Exception {
    List<ImageSource> images = List.of(ImageSource.of(BUNDLED.resolve("selftest/1.png")));
    try (Classifier classifier = Classifier.load(BUNDLED, SCALAR)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> classifier.classifyAll(images, 2))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void closedIsClosed() throws Exception {
    Path image = BUNDLED.resolve("selftest/1.png");
    Classifier classifier = Classifier.load(BUNDLED, SCALAR);
    classifier.classify(image, 1);
    classifier.close();
    classifier.close();
    List<ThrowableAssert.ThrowingCallable> uses =
        List.of(
            () -> classifier.classify(image, 1),
            () -> classifier.classifyAll(List.of(ImageSource.of(image)), 1),
            () -> classifier.embedding(image),
            () -> classifier.featureMaps(ImageSource.of(image), List.of("stem")),
            classifier::warmUp);
    for (ThrowableAssert.ThrowingCallable use : uses) {
      assertThatThrownBy(use)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the classifier is closed; load it again, or close it after its last use");
    }
    assertThat(classifier.labels()).hasSize(10);
  }

  private static InputStream failing(Error error) {
    return new InputStream() {
      @Override
      public int read() {
        throw error;
      }

      @Override
      public int read(byte[] bytes, int from, int count) {
        throw error;
      }
    };
  }

  /** A stream whose image will not be classified is not read. */
  @Test
  void aStreamIsReadWhenItsAnswerCanBe() throws Exception {
    InputStream unread = failing(new AssertionError("was read"));
    Classifier classifier = Classifier.load(BUNDLED, SCALAR);
    assertThatThrownBy(() -> classifier.classify(unread, 0))
        .hasMessage("top must be at least 1, given 0");
    classifier.close();
    assertThatThrownBy(() -> classifier.classify(unread, 1))
        .hasMessageStartingWith("the classifier is closed");
  }

  @Test
  void aStreamThatTheHeapCannotHoldIsAnErrorOfTheImage() {
    InputStream large = failing(new OutOfMemoryError("Java heap space"));
    assertThatThrownBy(() -> ImageSource.read(large, "upload 7"))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("upload 7 needs more memory than the Java heap");
  }

  @Test
  void missingCheckpoint() {
    assertThatThrownBy(() -> Classifier.load(Path.of("nowhere")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("nowhere: there is no such folder");
  }
}
