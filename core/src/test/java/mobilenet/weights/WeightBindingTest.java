package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.BatchRunner;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightBindingTest {
  private static MapWeights with(MapWeights weights, String name, Tensor tensor) {
    Map<String, Tensor> more = new LinkedHashMap<>(weights.tensors());
    more.put(name, tensor);
    return new MapWeights(more);
  }

  private static Tensor one() {
    return new Tensor(List.of(1), new float[] {1});
  }

  private static Map<String, Tensor> run(BoundGraph bound, String tap) {
    float[] values = new float[3 * 48 * 48];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 37 % 101) / 50f - 1;
    }
    // One set of kernels: the default changes from plain loops to vectors at some point.
    RuntimeOptions plain = RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);
    try (CompiledModel model = CompiledModel.compile(bound, plain)) {
      return BatchRunner.run(model, new Tensor(List.of(1, 3, 48, 48), values), List.of(tap));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "torchvision_mobilenet_v3_large, TORCHVISION_V3",
    "torchvision_mobilenet_v3_small, TORCHVISION_V3",
    "mobilenetv2_100, TORCHVISION_V2",
  })
  void torchvisionsNamesBindAsTimms(String name, NamingScheme scheme) throws Exception {
    Architecture architecture = Catalogue.get(name).withClasses(5);
    MapWeights timm = RandomWeightsTest.tensors(architecture, 4);
    WeightSource file = scheme.fromTimm(architecture, timm);
    assertThat(WeightBinding.endingAs(Catalogue.get(name), file)).isEqualTo(architecture);
    BoundGraph bound = WeightBinding.bind(architecture, file);
    timm.tensors()
        .forEach((key, tensor) -> assertThat(bound.values()).containsEntry(key, tensor.data()));
    assertThat(run(bound, Graph.LOGITS))
        .isEqualTo(run(WeightBinding.bind(architecture, timm), Graph.LOGITS));
  }

  @Test
  void aFileTellsTheChannelsOfItsImages() throws Exception {
    Architecture v2 = Catalogue.get("mobilenetv2_035").withClasses(5);
    MapWeights grey = RandomWeightsTest.tensors(v2.withInputChannels(1), 4);
    assertThat(WeightBinding.inputChannels(v2, grey)).isEqualTo(1);
    WeightSource torchvision =
        NamingScheme.TORCHVISION_V2.fromTimm(v2, RandomWeightsTest.tensors(v2, 4));
    assertThat(WeightBinding.inputChannels(v2.withInputChannels(4), torchvision)).isEqualTo(3);
    MapWeights none = new MapWeights(Map.of("other", one()));
    assertThat(WeightBinding.inputChannels(v2.withInputChannels(4), none)).isEqualTo(4);
  }

  @Test
  void torchvisionsNamesForAnotherFamily() throws Exception {
    Architecture v3 = Catalogue.get("torchvision_mobilenet_v3_small");
    WeightSource file = NamingScheme.TORCHVISION_V3.fromTimm(v3, RandomWeightsTest.tensors(v3, 4));
    assertThatThrownBy(() -> WeightBinding.bind(Catalogue.get("mobilenetv4_conv_small_050"), file))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(
            "memory: uses the names of TORCHVISION_V3, but mobilenetv4_conv_small");
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenetv4_conv_small_050, 8",
    "mobilenetv4_conv_small_050, 16",
    "mobilenetv4_conv_small_050, 32",
    "mobilenetv2_035, 16",
    "mobilenetv1_100, 16",
    "mobilenetv3_small_050, 32",
  })
  void truncatedNetworksTakeTheirPart(String name, int stride) throws Exception {
    Architecture whole = Catalogue.get(name);
    Architecture part = whole.truncatedAt(stride);
    MapWeights weights = RandomWeightsTest.tensors(whole, 4);
    BoundGraph bound = WeightBinding.bind(part, weights);
    assertThat(bound.values().size()).isLessThan(weights.names().size());
    String tap = "stride." + stride;
    assertThat(run(bound, tap)).isEqualTo(run(WeightBinding.bind(whole, weights), tap));
    // The truncated network loads, too.
    MapWeights own = RandomWeightsTest.tensors(part, 4);
    assertThat(WeightBinding.bind(part, own).values()).hasSameSizeAs(own.names());
  }

  @Test
  void strayTensorsAreAnErrorForTheWholeAndThePart() {
    Architecture whole = Catalogue.get("mobilenetv4_conv_small_050");
    MapWeights weights = RandomWeightsTest.tensors(whole, 4);
    for (String stray : List.of("stray.weight", "blocks.0.9.conv.weight", "blocks.x.weight")) {
      for (Architecture architecture : List.of(whole, whole.truncatedAt(8))) {
        assertThatThrownBy(() -> WeightBinding.bind(architecture, with(weights, stray, one())))
            .isInstanceOf(WeightMismatchException.class)
            .hasMessageContaining("unexpected tensors: 1")
            .hasMessageContaining("\n  " + stray);
      }
    }
  }

  @Test
  void missingTensorsOfThePart() {
    Architecture whole = Catalogue.get("mobilenetv4_conv_small_050");
    Map<String, Tensor> some = new LinkedHashMap<>(RandomWeightsTest.tensors(whole, 4).tensors());
    some.remove("bn1.weight");
    some.remove("classifier.bias");
    assertThatThrownBy(() -> WeightBinding.bind(whole.truncatedAt(8), new MapWeights(some)))
        .hasMessageContaining("missing: 1, of another shape: 0; unexpected tensors: 0")
        .hasMessageContaining("\n  bn1.weight");
    assertThatThrownBy(() -> WeightBinding.bind(whole, new MapWeights(some)))
        .hasMessageContaining("missing: 2, of another shape: 0; unexpected tensors: 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenetv1_100",
        "mobilenetv2_035",
        "mobilenetv3_small_050",
        "mobilenetv4_conv_small_050"
      })
  void networksWithoutClassifierEndInTheEmbedding(String name) throws Exception {
    Architecture whole = Catalogue.get(name).withClasses(5);
    MapWeights weights = RandomWeightsTest.tensors(whole, 4);
    Map<String, Tensor> some = new LinkedHashMap<>(weights.tensors());
    some.keySet().removeIf(key -> key.startsWith("classifier."));
    MapWeights backbone = new MapWeights(some);
    Architecture cut = WeightBinding.endingAs(Catalogue.get(name), backbone);
    assertThat(cut).isEqualTo(whole.withClasses(0));
    BoundGraph bound = WeightBinding.bind(cut, backbone);
    assertThat(bound.graph().output()).isEqualTo(Graph.EMBEDDING);
    assertThat(run(bound, Graph.EMBEDDING))
        .isEqualTo(run(WeightBinding.bind(whole, weights), Graph.EMBEDDING));
    assertThatThrownBy(() -> run(bound, Graph.LOGITS))
        .hasMessageContaining("the network has no classifier and so no tap \"logits\"");
    assertThatThrownBy(() -> WeightBinding.bind(whole, backbone))
        .hasMessageContaining("missing: 2")
        .hasMessageContaining("\n  classifier.weight");
  }

  @Test
  void networksWithoutHeadEndInTheirFeatures() throws Exception {
    Architecture whole = Catalogue.get("mobilenetv3_small_050");
    MapWeights weights = RandomWeightsTest.tensors(whole, 4);
    Map<String, Tensor> some = new LinkedHashMap<>(weights.tensors());
    some.keySet().removeIf(key -> key.startsWith("classifier.") || key.startsWith("conv_head."));
    MapWeights backbone = new MapWeights(some);
    Architecture cut = WeightBinding.endingAs(whole, backbone);
    BoundGraph bound = WeightBinding.bind(cut, backbone);
    assertThat(bound.graph().output()).isEqualTo(Graph.FEATURES);
    assertThat(run(bound, Graph.FEATURES))
        .isEqualTo(run(WeightBinding.bind(whole, weights), Graph.FEATURES));
  }

  @Test
  void countersAreIgnored() throws Exception {
    Architecture whole = Catalogue.get("mobilenetv4_conv_small_050");
    MapWeights weights = RandomWeightsTest.tensors(whole, 4);
    MapWeights counted = with(weights, "bn1.num_batches_tracked", one());
    assertThat(WeightBinding.bind(whole, counted).values()).hasSameSizeAs(weights.names());
  }
}
