package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import org.junit.jupiter.api.Test;

class StemAdaptationTest {
  private static final int SIZE = 40;
  private static final String STEM = "conv_stem.weight";

  private static Architecture network(int channels) {
    return Catalogue.get("mobilenetv4_conv_small_050").withInputChannels(channels);
  }

  private static float[] logits(Architecture architecture, WeightSource weights, Tensor image)
      throws Exception {
    try (CompiledModel model =
        CompiledModel.compile(WeightBinding.bind(architecture, weights), RuntimeOptions.DEFAULT)) {
      Tensor logits = BatchRunner.run(model, image, List.of(Graph.LOGITS)).get(Graph.LOGITS);
      return Objects.requireNonNull(logits).data();
    }
  }

  @Test
  void greyGivesWhatItsRgbCopyGave() throws Exception {
    long seed = 11;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Architecture rgb = Catalogue.get("mobilenetv4_conv_small_050");
    MapWeights weights = RandomWeightsTest.tensors(rgb, 1);
    float[] grey = new float[SIZE * SIZE];
    float[] copies = new float[3 * SIZE * SIZE];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (float) random.nextDouble();
      for (int c = 0; c < 3; c++) {
        copies[c * grey.length + i] = grey[i];
      }
    }
    float[] expected = logits(rgb, weights, new Tensor(List.of(1, 3, SIZE, SIZE), copies));
    float[] actual =
        logits(rgb.withInputChannels(1), weights, new Tensor(List.of(1, 1, SIZE, SIZE), grey));
    float largest = 0;
    for (float logit : expected) {
      largest = Math.max(largest, Math.abs(logit));
    }
    assertThat(largest).isGreaterThan(1e-2f);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f * largest));
    }
  }

  private static MapWeights stem(Integer... shape) {
    int elements = List.of(shape).stream().reduce(1, Math::multiplyExact);
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = i + 1;
    }
    return new MapWeights(Map.of(STEM, new Tensor(List.of(shape), values), "other", one()));
  }

  private static Tensor one() {
    return new Tensor(List.of(1), new float[] {9});
  }

  /** timm repeats the three channels, cuts them to length, and multiplies by 3/n. */
  @Test
  void fourAndSixChannelsRepeat() throws Exception {
    WeightSource four = StemAdaptation.of(stem(2, 3, 1, 2), network(4));
    assertThat(four.shape(STEM)).containsExactly(2, 4, 1, 2);
    float f = 0.75f;
    assertThat(four.read(STEM))
        .containsExactly(
            new float[] {
              f, 2 * f, 3 * f, 4 * f, 5 * f, 6 * f, f, 2 * f, 7 * f, 8 * f, 9 * f, 10 * f, 11 * f,
              12 * f, 7 * f, 8 * f
            });
    assertThat(StemAdaptation.of(stem(1, 3, 1, 1), network(6)).read(STEM))
        .containsExactly(0.5f, 1, 1.5f, 0.5f, 1, 1.5f);
    assertThat(StemAdaptation.of(stem(1, 3, 1, 1), network(1)).read(STEM)).containsExactly(6);
    assertThat(StemAdaptation.of(stem(1, 3, 1, 1), network(2)).read(STEM)).containsExactly(1.5f, 3);
  }

  @Test
  void everythingElseIsLeftAlone() throws Exception {
    MapWeights rgb = stem(2, 3, 1, 2);
    assertThat(StemAdaptation.of(rgb, network(3))).isSameAs(rgb);
    MapWeights grey = stem(2, 1, 1, 2);
    assertThat(StemAdaptation.of(grey, network(4))).isSameAs(grey);
    MapWeights odd = stem(6, 3);
    assertThat(StemAdaptation.of(odd, network(4))).isSameAs(odd);
    MapWeights none = new MapWeights(Map.of("other", one()));
    assertThat(StemAdaptation.of(none, network(4))).isSameAs(none);
    WeightSource four = StemAdaptation.of(rgb, network(4));
    assertThat(four.names()).isEqualTo(rgb.names());
    assertThat(four.tensor("other")).isEqualTo(one());
    assertThat(four.origin()).isEqualTo("memory");
  }
}
