package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.ResolvedBlock;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.testing.FeatureMap;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.ReferenceInterpreter;
import mobilenet.testing.Resources;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoweringTest {

  /** A kind of block without a lowering would throw; the catalogue has every kind. */
  @Test
  void everyKindOfBlockIsLowered() {
    List<Class<?>> kinds = new ArrayList<>();
    for (Architecture architecture : Catalogue.all()) {
      assertThat(Lowering.lower(architecture).taps())
          .containsKeys(
              architecture.resolve().blocks().stream()
                  .map(ResolvedBlock::name)
                  .toArray(String[]::new));
      architecture.resolve().blocks().forEach(block -> kinds.add(block.spec().getClass()));
    }
    assertThat(kinds).contains(BlockSpec.class.getPermittedSubclasses());
  }

  @Test
  void tensorsThatNoArrayHoldsAreRefused() {
    Architecture architecture = Catalogue.get("mobilenetv2_100").withClasses(2_000_000);
    assertThatThrownBy(() -> Lowering.lower(architecture))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "classifier.weight would be a tensor of 2000000×1280 elements, more than 2147483647; give"
                + " the network fewer classes or channels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv2_100",
        "mobilenetv3_large_100",
        "mobilenetv4_hybrid_medium"
      })
  void tapsAreStemBlocksAndHeadInOrder(String model) {
    Architecture architecture = Catalogue.get(model);
    List<String> expected = new ArrayList<>(List.of(Graph.STEM));
    architecture.resolve().blocks().forEach(block -> expected.add(block.name()));
    expected.addAll(List.of(Graph.FEATURES, Graph.EMBEDDING, Graph.LOGITS));
    assertThat(Lowering.lower(architecture).taps().keySet()).containsExactlyElementsOf(expected);
  }

  /** Pooled or not, before or after the hidden head layer: users often mix these up. */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv1_100, 1024, 1024",
    "mobilenetv1_100h, 1024, 1024",
    "mobilenetv2_100, 1280, 1280",
    "mobilenetv3_large_100, 960, 1280",
    "mobilenetv3_small_100, 576, 1024",
    "mobilenetv4_conv_small, 960, 1280",
    "efficientnet_b0, 1280, 1280",
  })
  void featuresAreMapsAndEmbeddingsAreVectors(String model, int features, int embedding) {
    Graph graph = Lowering.lower(Catalogue.get(model));
    List<Shape> shapes = Shapes.infer(graph, 224, 224);
    Map<String, Integer> taps = graph.taps();
    assertThat(shapes.get(Resources.entry(taps, Graph.FEATURES)))
        .isEqualTo(new Shape(features, 7, 7));
    assertThat(shapes.get(Resources.entry(taps, Graph.EMBEDDING)))
        .isEqualTo(new Shape(embedding, 1, 1));
    assertThat(shapes.get(Resources.entry(taps, Graph.LOGITS))).isEqualTo(new Shape(1000, 1, 1));
  }

  /** Weights of the whole network load into the truncated one. */
  @ParameterizedTest
  @CsvSource({"mobilenetv4_hybrid_medium, 16", "mobilenetv3_large_100, 8", "mobilenetv2_100, 4"})
  void truncatedParametersAreTheFirstOnes(String model, int stride) {
    Architecture whole = Catalogue.get(model);
    List<Parameter> all = List.copyOf(Lowering.lower(whole).parameters().values());
    List<Parameter> first =
        List.copyOf(Lowering.lower(whole.truncatedAt(stride)).parameters().values());
    assertThat(first).isNotEmpty().isEqualTo(all.subList(0, first.size()));
  }

  @Test
  void classesAndInputChannelsChangeTheirLayersAlone() {
    Architecture base = Catalogue.get("mobilenetv4_conv_small");
    Map<String, Parameter> before = Lowering.lower(base).parameters();
    Map<String, Parameter> after =
        Lowering.lower(base.withClasses(10).withInputChannels(1)).parameters();
    List<String> changed =
        before.keySet().stream()
            .filter(key -> !Resources.entry(before, key).equals(Resources.entry(after, key)))
            .toList();
    assertThat(changed).containsExactly("conv_stem.weight", "classifier.weight", "classifier.bias");
    assertThat(Resources.entry(after, "conv_stem.weight").shape()).containsExactly(32, 1, 3, 3);
    assertThat(Resources.entry(after, "classifier.weight").shape()).containsExactly(10, 1280);
  }

  /**
   * What "the same weights on a denser grid" means: every second (or fourth) pixel of the dilated
   * map is the strided map. The test would fail if the block that lost its stride dilated, too.
   */
  @ParameterizedTest
  @CsvSource({
    "mobilenetv4_conv_small, 16, 64, 64",
    "mobilenetv4_conv_small, 8, 65, 97",
    "mobilenetv4_conv_medium, 8, 64, 80",
    "mobilenetv2_100, 8, 64, 64",
    "mobilenetv1_100, 16, 65, 64",
    "mobilenet_edgetpu_100, 16, 64, 65",
  })
  void dilatedMapContainsTheStridedOne(String model, int outputStride, int height, int width) {
    Architecture strided = SmallNetworks.narrow(model);
    FormulaWeights weights = new FormulaWeights("dilation:", 3);
    BoundGraph sparse = weights.bind(Lowering.lower(strided));
    Graph denseGraph = Lowering.lower(strided.withOutputStride(outputStride));
    assertThat(denseGraph.parameters()).isEqualTo(sparse.graph().parameters());
    float[] image = weights.input(3, height, width);
    Map<String, FeatureMap> expected = ReferenceInterpreter.taps(sparse, image, height, width);
    Map<String, FeatureMap> actual =
        ReferenceInterpreter.taps(weights.bind(denseGraph), image, height, width);

    FeatureMap coarse = Resources.entry(expected, Graph.FEATURES);
    FeatureMap fine = Resources.entry(actual, Graph.FEATURES);
    int step = Architecture.FULL_STRIDE / outputStride;
    assertThat(fine.height()).isEqualTo((height + outputStride - 1) / outputStride);
    assertThat(fine.width()).isEqualTo((width + outputStride - 1) / outputStride);
    for (int i = 0; i < coarse.values().length; i++) {
      int c = i / coarse.pixels();
      int y = i / coarse.width() % coarse.height() * step;
      int x = i % coarse.width() * step;
      double value = fine.values()[(c * fine.height() + y) * fine.width() + x];
      assertThat(Math.abs(value - coarse.values()[i]))
          .as("channel %d, pixel %d,%d", c, y, x)
          .isLessThanOrEqualTo(1e-12 * coarse.absMax());
    }
  }

  @Test
  void denseStemDoublesEveryMap() {
    Architecture base = Catalogue.get("mobilenetv3_small_100");
    List<Shape> sparse = Shapes.infer(Lowering.lower(base), 64, 64);
    List<Shape> dense = Shapes.infer(Lowering.lower(base.withStemStride(1)), 32, 32);
    assertThat(dense.subList(1, dense.size())).isEqualTo(sparse.subList(1, sparse.size()));
  }
}
