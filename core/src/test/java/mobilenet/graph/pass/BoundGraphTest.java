package mobilenet.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.SmallNetworks;
import org.junit.jupiter.api.Test;

class BoundGraphTest {
  private static final Graph GRAPH = Lowering.lower(SmallNetworks.narrow("mobilenetv1_100"));
  private static final BoundGraph BOUND = new FormulaWeights("", 1).bind(GRAPH);

  @Test
  void missingValueIsNamed() {
    Map<String, float[]> values = new HashMap<>(BOUND.values());
    values.remove("classifier.bias");
    assertThatThrownBy(() -> new BoundGraph(GRAPH, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classifier.bias: expected 10 values, given none");
  }

  @Test
  void valueOfAnotherSizeIsNamed() {
    Map<String, float[]> values = new HashMap<>(BOUND.values());
    values.put("bn1.weight", new float[7]);
    assertThatThrownBy(() -> new BoundGraph(GRAPH, values))
        .hasMessage("bn1.weight: expected 8 values, given 7");
  }

  @Test
  void laterChangesOfTheMapDoNotReachIt() {
    Map<String, float[]> values = new HashMap<>(BOUND.values());
    BoundGraph bound = new BoundGraph(GRAPH, values);
    values.clear();
    assertThat(bound.values()).hasSize(GRAPH.parameters().size());
  }

  @Test
  void foreignParameterIsRefused() {
    Parameter foreign = new Parameter("blocks.9.9.conv.weight", List.of(1), Parameter.Kind.WEIGHT);
    assertThatThrownBy(() -> BOUND.value(foreign)).hasMessageContaining("blocks.9.9.conv.weight");
  }
}
