package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import org.junit.jupiter.api.Test;

class RandomWeightsTest {
  /** Random weights as a source under timm's names. */
  static MapWeights tensors(Architecture architecture, long seed) {
    BoundGraph bound = RandomWeights.bind(Lowering.lower(architecture), seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    bound
        .graph()
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), bound.value(p))));
    return new MapWeights(tensors);
  }

  @Test
  void theSeedDecides() {
    Architecture architecture = Catalogue.get("mobilenetv4_conv_small_050");
    MapWeights one = tensors(architecture, 1);
    assertThat(tensors(architecture, 1)).isEqualTo(one);
    assertThat(tensors(architecture, 2)).isNotEqualTo(one);
  }

  @Test
  void valuesSuitTheirKind() {
    Graph graph = Lowering.lower(Catalogue.get("mobilenetv4_hybrid_medium"));
    BoundGraph bound = RandomWeights.bind(graph, 3);
    for (Parameter parameter : graph.parameters().values()) {
      float[] values = bound.value(parameter);
      switch (parameter.kind()) {
        case WEIGHT -> {
          int fanIn = values.length / parameter.shape().get(0);
          float bound6 = (float) Math.sqrt(6.0 / fanIn);
          double square = 0;
          for (float value : values) {
            assertThat(value).isBetween(-bound6, bound6);
            square += value * value;
          }
          // He: the variance is 2 / fan-in.
          assertThat(square / values.length * fanIn).isBetween(1.0, 3.0);
        }
        case NORM_WEIGHT, RUNNING_VARIANCE, LAYER_SCALE -> assertThat(values).containsOnly(1f);
        case BIAS, NORM_BIAS, RUNNING_MEAN -> assertThat(values).containsOnly(0f);
      }
    }
  }
}
