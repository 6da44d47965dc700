package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import mobilenet.architecture.Catalogue;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import org.junit.jupiter.api.Test;

class StableWeightsTest {
  private final Graph graph = Lowering.lower(Catalogue.get("mobilenetv4_conv_small_035"));
  private final StableWeights weights = StableWeights.of(graph);

  /** A tensor that is made alone has the numbers that one generator draws for all in turn. */
  @Test
  void tensorsAreDrawnFromOneSequence() {
    SplittableRandom sequence = new SplittableRandom(7);
    for (Parameter parameter : graph.parameters().values()) {
      if (parameter.kind() == Parameter.Kind.BIAS
          || parameter.kind() == Parameter.Kind.NORM_BIAS
          || parameter.kind() == Parameter.Kind.RUNNING_MEAN) {
        for (float value : weights.read(parameter.key())) {
          assertThat(value).isEqualTo((float) sequence.nextDouble(-0.3, 0.3));
        }
      } else if (parameter.kind() != Parameter.Kind.WEIGHT) {
        for (float value : weights.read(parameter.key())) {
          boolean norm = parameter.kind() == Parameter.Kind.NORM_WEIGHT;
          double drawn = sequence.nextDouble(norm ? 0.4 : 0.7, norm ? 0.8 : 1.3);
          assertThat(value).as(parameter.key()).isEqualTo((float) drawn);
        }
      }
    }
  }

  @Test
  void namesAreTheNetworks() {
    assertThat(weights.names()).isEqualTo(graph.parameters().keySet());
    assertThat(weights.shape("classifier.weight")).containsExactly(1000, 1280);
    assertThatThrownBy(() -> weights.read("classifer.weight"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean classifier.weight");
  }
}
