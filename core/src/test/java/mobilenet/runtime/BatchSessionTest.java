package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.weights.RandomWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchSessionTest {
  private static final long SEED = 11;
  private static final int SIZE = 33;
  private static final int CLASSES = 10;
  private static final int LENGTH = SIZE * SIZE * 3;

  private static float[] images(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] images = new float[count * LENGTH];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return images;
  }

  private static CompiledModel model(int threads, KernelSelection kernels) {
    return CompiledModel.compile(
        RandomWeights.bind(
            Lowering.lower(Catalogue.get("mobilenetv3_small_050").withClasses(CLASSES)), SEED),
        new RuntimeOptions(threads, kernels));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, SCALAR",
    "1, 4, SCALAR",
    "2, 1, SCALAR",
    "2, 5, SCALAR",
    "3, 8, SCALAR",
    "1, 4, VECTOR",
    "2, 1, VECTOR",
    "3, 8, VECTOR"
  })
  void equalsImageByImage(int threads, int count, KernelSelection kernels) {
    System.out.println("seed " + SEED);
    float[] images = images(count);
    float[] expected = new float[count * CLASSES];
    try (CompiledModel model = model(1, kernels)) {
      Session session = model.session(SIZE, SIZE);
      float[] logits = new float[CLASSES];
      for (int n = 0; n < count; n++) {
        session.run(Arrays.copyOfRange(images, n * LENGTH, (n + 1) * LENGTH), logits);
        System.arraycopy(logits, 0, expected, n * CLASSES, CLASSES);
      }
    }
    try (CompiledModel model = model(threads, kernels)) {
      BatchSession session = model.batchSession(SIZE, SIZE);
      float[] actual = new float[count * CLASSES];
      for (int run = 0; run < 3; run++) {
        Arrays.fill(actual, Float.NaN);
        session.run(images, actual);
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  /** Without a classifier a network ends in the vector that the classifier would see. */
  @ParameterizedTest
  @CsvSource({"mobilenetv3_small_050, 1024", "mobilenetv1_100, 1024", "mobilenetv2_035, 1280"})
  void withoutClassifierItGivesEmbeddings(String name, int length) {
    Architecture headless = Catalogue.get(name).withClasses(0);
    float[] images = images(2);
    try (CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(Lowering.lower(headless), SEED),
            new RuntimeOptions(2, KernelSelection.SCALAR))) {
      float[] actual = new float[2 * length];
      model.batchSession(SIZE, SIZE).run(images, actual);
      Session session = model.session(SIZE, SIZE);
      assertThat(session.taps()).containsExactly(Graph.EMBEDDING);
      float[] embedding = new float[length];
      session.run(Arrays.copyOfRange(images, LENGTH, 2 * LENGTH), embedding);
      assertThat(Arrays.copyOfRange(actual, length, 2 * length)).isEqualTo(embedding);
      assertThat(embedding).doesNotContain(Float.NaN).isNotEqualTo(new float[length]);
    }
  }

  @Test
  void withoutHeadThereAreNoBatches() {
    Architecture backbone = Catalogue.get("mobilenetv3_small_050").truncatedAt(16);
    try (CompiledModel model =
        CompiledModel.compile(
            RandomWeights.bind(Lowering.lower(backbone), SEED), RuntimeOptions.DEFAULT)) {
      assertThat(model.session(SIZE, SIZE).taps()).containsExactly(Graph.FEATURES);
      assertThatThrownBy(() -> model.batchSession(SIZE, SIZE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("this one has no head; run image by image");
    }
  }

  /** Batches of other sizes between them, and kernels that take over meanwhile. */
  @Test
  void followsTheModelsKernels() throws InterruptedException {
    float[] images = images(3);
    try (CompiledModel model = model(2, KernelSelection.AUTO)) {
      BatchSession batch = model.batchSession(SIZE, SIZE);
      batch.run(Arrays.copyOf(images, LENGTH), new float[CLASSES]);
      model.warmUp();
      float[] actual = new float[3 * CLASSES];
      batch.run(images, actual);
      Session session = model.session(SIZE, SIZE);
      float[] expected = new float[CLASSES];
      for (int n = 0; n < 3; n++) {
        session.run(Arrays.copyOfRange(images, n * LENGTH, (n + 1) * LENGTH), expected);
        assertThat(Arrays.copyOfRange(actual, n * CLASSES, (n + 1) * CLASSES)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3266, 10", "3267, 9", "6534, 10"})
  void refusesLengthsThatDoNotFit(int images, int logits) {
    try (CompiledModel model = model(1, KernelSelection.SCALAR)) {
      BatchSession session = model.batchSession(SIZE, SIZE);
      assertThatThrownBy(() -> session.run(new float[images], new float[logits]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("3267")
          .hasMessageContaining(String.valueOf(images));
    }
  }
}
