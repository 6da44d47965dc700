package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import mobilenet.architecture.Activation;
import mobilenet.graph.pass.BoundGraph;
import org.junit.jupiter.api.Test;

class HalfWeightsTest {
  private static BoundGraph with(float... bias) {
    BoundGraph network = TinyNetworks.of(Activation.RELU, true);
    Map<String, float[]> values = new HashMap<>(network.values());
    values.put("classifier.bias", bias);
    return new BoundGraph(network.graph(), values);
  }

  /** 11 bits of precision: 2049 lies between 2048 and 2050, 0.1 is 0x2e66. */
  @Test
  void roundsToHalves() {
    BoundGraph rounded = HalfWeights.round(with(2049, 0.1f, -3));
    assertThat(Objects.requireNonNull(rounded.values().get("classifier.bias")))
        .containsExactly(2048, 0.099975586f, -3);
  }

  @Test
  void whatIsTooLargeIsNamed() {
    assertThatThrownBy(() -> HalfWeights.round(with(0, 70_000, 0)))
        .hasMessageStartingWith("classifier.bias has the value 70000.0 after norms are folded")
        .hasMessageContaining("half floats end at 65504");
  }
}
