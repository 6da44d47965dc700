package mobilenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobilenet.image.ImageDecoder;
import mobilenet.image.RgbImage;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointException;
import mobilenet.weights.SelfTest;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static final Path BUNDLED =
      Path.of("..", "checkpoints", "fashion_mnist.mobilenetv4_conv_small_070");
  private static final int PICTURES = 8;

  private static List<RgbImage> pictures() throws IOException {
    List<RgbImage> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(new ImageDecoder().decode(BUNDLED.resolve("selftest/" + i + ".png")));
    }
    return pictures;
  }

  @Test
  void logitsOfTheSelfTest() throws Exception {
    try (Checkpoint checkpoint = Checkpoint.open(BUNDLED);
        Classifier classifier = Classifier.load(BUNDLED)) {
      SelfTest test = checkpoint.selfTest().orElseThrow();
      List<RgbImage> pictures = pictures();
      for (int i = 0; i < PICTURES; i++) {
        // The expected logits have five digits.
        assertThat(test.difference(i, classifier.logits(pictures.get(i)))).isLessThan(2e-5);
      }
    }
  }

  @Test
  void eightThreadsGiveTheSameBits() throws Exception {
    List<RgbImage> pictures = pictures();
    List<float[]> expected = new ArrayList<>();
    try (Classifier classifier = Classifier.load(BUNDLED)) {
      pictures.forEach(p -> expected.add(classifier.logits(p)));
    }
    for (int inner : new int[] {1, 3}) {
      RuntimeOptions options = RuntimeOptions.DEFAULT.withThreads(inner);
      ExecutorService pool = Executors.newFixedThreadPool(8);
      try (Classifier classifier = Classifier.load(BUNDLED, options)) {
        List<Future<float[]>> results = new ArrayList<>();
        for (int i = 0; i < 10 * PICTURES; i++) {
          RgbImage picture = pictures.get(i % PICTURES);
          results.add(pool.submit(() -> classifier.logits(picture)));
        }
        for (int i = 0; i < results.size(); i++) {
          assertThat(results.get(i).get()).isEqualTo(expected.get(i % PICTURES));
        }
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void predictionsAreRanked() throws Exception {
    try (Classifier classifier = Classifier.load(BUNDLED)) {
      Path picture = BUNDLED.resolve("selftest/1.png");
      List<Prediction> all = classifier.classify(picture, 100);
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
      assertThat(classifier.classify(picture, 3)).isEqualTo(all.subList(0, 3));
      assertThatThrownBy(() -> classifier.classify(picture, 0))
          .hasMessage("top must be at least 1, given 0");
      assertThat(classifier.architecture().name()).isEqualTo("mobilenetv4_conv_small_070");
      assertThat(classifier.preprocessing().height()).isEqualTo(96);
    }
  }

  @Test
  void missingCheckpoint() {
    assertThatThrownBy(() -> Classifier.load(Path.of("nowhere")))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("nowhere: there is no such folder");
  }
}
