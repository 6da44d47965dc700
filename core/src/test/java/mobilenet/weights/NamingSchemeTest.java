package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamingSchemeTest {
  private static MapWeights weights(Architecture architecture) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int salt = 0;
    for (Parameter parameter : Lowering.lower(architecture).parameters().values()) {
      float[] values = new float[parameter.elementCount()];
      values[0] = ++salt;
      tensors.put(parameter.key(), new Tensor(parameter.shape(), values));
    }
    return new MapWeights(tensors);
  }

  @ParameterizedTest
  @CsvSource({
    "torchvision_mobilenet_v3_large,TORCHVISION_V3,5483032",
    "torchvision_mobilenet_v3_small,TORCHVISION_V3,2542856",
    "mobilenetv2_100,TORCHVISION_V2,3504872",
    "efficientnet_b0,TORCHVISION_EFFICIENT_NET,5288548",
    "efficientnet_b1,TORCHVISION_EFFICIENT_NET,7794184"
  })
  void roundTrip(String name, NamingScheme scheme, long parameters) throws Exception {
    Architecture architecture = Catalogue.get(name);
    Graph graph = Lowering.lower(architecture);
    assertThat(graph.parameterCount()).isEqualTo(parameters);
    MapWeights timm = weights(architecture);
    WeightSource file = scheme.fromTimm(architecture, timm);
    assertThat(NamingScheme.detect(file.names())).hasValue(scheme);
    assertThat(file.names())
        .allMatch(n -> n.startsWith("features.") || n.startsWith("classifier."));
    WeightSource back = scheme.toTimm(architecture, file);
    WeightAccounting.check(graph.parameters(), back);
    for (String key : timm.names()) {
      assertThat(back.read(key)[0]).isEqualTo(timm.read(key)[0]);
    }
  }

  /** The names that torchvision 0.2x prints for state_dict(), spelt out where they differ. */
  @Test
  void torchvisionV3Large() throws Exception {
    Architecture architecture = Catalogue.get("torchvision_mobilenet_v3_large");
    WeightSource file = NamingScheme.TORCHVISION_V3.fromTimm(architecture, weights(architecture));
    assertThat(file.shape("features.0.0.weight")).containsExactly(16, 3, 3, 3);
    assertThat(file.shape("features.1.block.0.0.weight")).containsExactly(16, 1, 3, 3);
    assertThat(file.shape("features.1.block.1.0.weight")).containsExactly(16, 16, 1, 1);
    assertThat(file.shape("features.4.block.1.0.weight")).containsExactly(72, 1, 5, 5);
    assertThat(file.shape("features.4.block.2.fc1.weight")).containsExactly(24, 72, 1, 1);
    assertThat(file.shape("features.4.block.2.fc2.bias")).containsExactly(72);
    assertThat(file.shape("features.4.block.3.1.running_var")).containsExactly(40);
    assertThat(file.shape("features.16.0.weight")).containsExactly(960, 160, 1, 1);
    assertThat(file.shape("classifier.0.weight")).containsExactly(1280, 960);
    assertThat(file.shape("classifier.3.weight")).containsExactly(1000, 1280);
    assertThat(file.names()).doesNotContain("features.17.0.weight");
  }

  @Test
  void torchvisionV3Small() throws Exception {
    Architecture architecture = Catalogue.get("torchvision_mobilenet_v3_small");
    WeightSource file = NamingScheme.TORCHVISION_V3.fromTimm(architecture, weights(architecture));
    assertThat(file.shape("features.1.block.1.fc1.weight")).containsExactly(8, 16, 1, 1);
    assertThat(file.shape("features.1.block.2.0.weight")).containsExactly(16, 16, 1, 1);
    assertThat(file.shape("features.12.0.weight")).containsExactly(576, 96, 1, 1);
    assertThat(file.shape("classifier.0.weight")).containsExactly(1024, 576);
  }

  @Test
  void torchvisionV2() throws Exception {
    Architecture architecture = Catalogue.get("mobilenetv2_100");
    WeightSource file = NamingScheme.TORCHVISION_V2.fromTimm(architecture, weights(architecture));
    assertThat(file.shape("features.1.conv.0.0.weight")).containsExactly(32, 1, 3, 3);
    assertThat(file.shape("features.1.conv.1.weight")).containsExactly(16, 32, 1, 1);
    assertThat(file.shape("features.1.conv.2.bias")).containsExactly(16);
    assertThat(file.shape("features.2.conv.0.0.weight")).containsExactly(96, 16, 1, 1);
    assertThat(file.shape("features.2.conv.1.0.weight")).containsExactly(96, 1, 3, 3);
    assertThat(file.shape("features.2.conv.2.weight")).containsExactly(24, 96, 1, 1);
    assertThat(file.shape("features.2.conv.3.running_mean")).containsExactly(24);
    assertThat(file.shape("features.18.0.weight")).containsExactly(1280, 320, 1, 1);
    assertThat(file.shape("classifier.1.weight")).containsExactly(1000, 1280);
  }

  @Test
  void torchvisionEfficientNet() throws Exception {
    Architecture architecture = Catalogue.get("efficientnet_b0");
    WeightSource file =
        NamingScheme.TORCHVISION_EFFICIENT_NET.fromTimm(architecture, weights(architecture));
    assertThat(file.shape("features.1.0.block.0.0.weight")).containsExactly(32, 1, 3, 3);
    assertThat(file.shape("features.1.0.block.1.fc1.weight")).containsExactly(8, 32, 1, 1);
    assertThat(file.shape("features.1.0.block.2.0.weight")).containsExactly(16, 32, 1, 1);
    assertThat(file.shape("features.2.1.block.0.0.weight")).containsExactly(144, 24, 1, 1);
    assertThat(file.shape("features.2.1.block.2.fc2.bias")).containsExactly(144);
    assertThat(file.shape("features.7.0.block.3.1.running_var")).containsExactly(320);
    assertThat(file.shape("features.8.0.weight")).containsExactly(1280, 320, 1, 1);
    assertThat(file.shape("classifier.1.weight")).containsExactly(1000, 1280);
  }

  @Test
  void detection() {
    assertThat(NamingScheme.detect(Set.of("conv_stem.weight"))).hasValue(NamingScheme.TIMM);
    assertThat(NamingScheme.detect(Set.of("a"))).isEmpty();
    assertThat(NamingScheme.detect(Set.of("features.0.0.weight"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenetv4_conv_small", "mobilenetv1_100"})
  void otherFamiliesHaveNoNames(String name) {
    assertThatThrownBy(() -> NamingScheme.TORCHVISION_V3.modules(Catalogue.get(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name + " has no names in torchvision's MobileNetV3 scheme");
    assertThatThrownBy(() -> NamingScheme.TORCHVISION_V2.modules(Catalogue.get(name)))
        .hasMessageContaining("MobileNetV2 scheme");
  }

  @Test
  void countersMoveAlongAndStrangersKeepTheirNames() throws Exception {
    Architecture architecture = Catalogue.get("torchvision_mobilenet_v3_small");
    Tensor one = new Tensor(List.of(), new float[] {1});
    WeightSource file =
        new MapWeights(Map.of("features.0.1.num_batches_tracked", one, "classifier.9.weight", one));
    assertThat(NamingScheme.TORCHVISION_V3.toTimm(architecture, file).names())
        .isEqualTo(new HashSet<>(List.of("bn1.num_batches_tracked", "classifier.9.weight")));
    WeightSource clash =
        new MapWeights(Map.of("classifier.3.weight", one, "classifier.weight", one));
    assertThatThrownBy(() -> NamingScheme.TORCHVISION_V3.toTimm(architecture, clash))
        .hasMessageContaining("both stand for classifier.weight");
    assertThat(NamingScheme.TIMM.toTimm(architecture, file)).isSameAs(file);
  }
}
