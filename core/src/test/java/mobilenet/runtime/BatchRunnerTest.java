package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.weights.RandomWeights;
import mobilenet.weights.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchRunnerTest {
  private static final int SEED = 3;

  /** Larger EfficientNets repeat the blocks; L2's weights alone fill the tests' 2 GiB of heap. */
  private static final long MOST_PARAMETERS = 60_000_000;

  static Stream<String> names() {
    return Catalogue.all().stream()
        .filter(a -> Lowering.lower(a).parameterCount() <= MOST_PARAMETERS)
        .map(Architecture::name);
  }

  private static CompiledModel compile(Architecture architecture) {
    return CompiledModel.compile(
        RandomWeights.bind(Lowering.lower(architecture), SEED), RuntimeOptions.DEFAULT);
  }

  private static Tensor batch(Integer... shape) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] values = new float[List.of(shape).stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return new Tensor(List.of(shape), values);
  }

  private static Tensor get(Map<String, Tensor> results, String tap) {
    return Objects.requireNonNull(results.get(tap), tap);
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNetworkRunsAtAnOddSize(String name) {
    Architecture architecture = Catalogue.get(name).withClasses(11);
    try (CompiledModel model = compile(architecture)) {
      Map<String, Tensor> results =
          BatchRunner.run(model, batch(2, 3, 33, 47), List.of(Graph.STEM, Graph.LOGITS));
      assertThat(results.keySet()).containsExactly(Graph.STEM, Graph.LOGITS);
      Tensor logits = get(results, Graph.LOGITS);
      assertThat(logits.shape()).containsExactly(2, 11);
      assertThat(get(results, Graph.STEM).shape()).hasSize(4).endsWith(17, 24).startsWith(2);
      for (float logit : logits.data()) {
        assertThat(logit).isFinite();
      }
      // 32 is the smallest size that is promised.
      assertThat(BatchRunner.run(model, batch(1, 3, 32, 32), List.of(Graph.LOGITS))).hasSize(1);
      // Two images, two answers.
      assertThat(logits.data()[0]).isNotEqualTo(logits.data()[11]);
    }
  }

  /** Small maps leave an anti-aliasing pool no pixel: an error that says so, never a wrong one. */
  @ParameterizedTest
  @MethodSource("names")
  void tinyImagesRunOrAreRefused(String name) {
    try (CompiledModel model = compile(Catalogue.get(name).withClasses(3))) {
      for (int size : new int[] {1, 2, 5, 31}) {
        Tensor image = batch(1, 3, size, size);
        try {
          Tensor logits = get(BatchRunner.run(model, image, List.of(Graph.LOGITS)), Graph.LOGITS);
          assertThat(logits.data()).hasSize(3).doesNotContain(Float.NaN);
        } catch (IllegalArgumentException e) {
          assertThat(e)
              .hasMessageContaining("an image of " + size + "×" + size + " is too small for");
        }
      }
    }
  }

  @Test
  void imagesOfABatchDoNotMix() {
    try (CompiledModel model = compile(Catalogue.get("mobilenetv4_conv_small_050"))) {
      Tensor both = batch(2, 3, 40, 36);
      int length = 3 * 40 * 36;
      float[] second = new float[length];
      System.arraycopy(both.data(), length, second, 0, length);
      List<String> taps = List.of("blocks.2.0", Graph.EMBEDDING);
      Map<String, Tensor> together = BatchRunner.run(model, both, taps);
      Map<String, Tensor> alone =
          BatchRunner.run(model, new Tensor(List.of(1, 3, 40, 36), second), taps);
      for (String tap : taps) {
        float[] all = get(together, tap).data();
        float[] own = get(alone, tap).data();
        assertThat(all).hasSize(2 * own.length);
        for (int i = 0; i < own.length; i++) {
          assertThat(all[own.length + i]).isEqualTo(own[i]);
        }
      }
    }
  }

  @Test
  void wrongBatches() {
    List<String> taps = List.of(Graph.LOGITS);
    try (CompiledModel model = compile(Catalogue.get("mobilenetv4_conv_small_050"))) {
      assertThatThrownBy(() -> BatchRunner.run(model, batch(3, 32, 32), taps))
          .hasMessage("a batch must be N×C×H×W, given [3, 32, 32]");
      assertThatThrownBy(() -> BatchRunner.run(model, batch(1, 1, 32, 32), taps))
          .hasMessage("the network takes 3 channels, given 1");
      assertThatThrownBy(() -> BatchRunner.run(model, batch(1, 3, 32, 32), List.of("sterm")))
          .hasMessageContaining("the network has no tap \"sterm\"; it has the similar stem");
    }
  }

  @Test
  void tapsThatNoArrayHoldsAreRefused() {
    int images = 2_000_000;
    Tensor pixels = new Tensor(List.of(images, 3, 1, 1), new float[3 * images]);
    try (CompiledModel model = compile(Catalogue.get("mobilenetv4_conv_small_050"))) {
      assertThatThrownBy(() -> BatchRunner.run(model, pixels, List.of(Graph.EMBEDDING)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "embedding of 2000000 images has 2560000000 values, more than an array can hold; give"
                  + " fewer images, or leave out this tap");
    }
  }
}
