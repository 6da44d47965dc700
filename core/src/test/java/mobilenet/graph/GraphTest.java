package mobilenet.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {
  private static final Node INPUT = new Node("input", new Op.Input(3), List.of());

  private static Node pool(Integer input) {
    return new Node("pool", new Op.GlobalAveragePool(), List.of(input));
  }

  @Test
  void nodesReadEarlierOnesOnly() {
    assertThatThrownBy(() -> new Graph(List.of(INPUT, pool(1)), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("node 1 (pool) reads node 1");
    assertThatThrownBy(() -> new Graph(List.of(INPUT, pool(-1)), Map.of()))
        .hasMessageContaining("reads node -1");
  }

  @Test
  void tapsNameNodes() {
    assertThatThrownBy(() -> new Graph(List.of(INPUT), Map.of("logits", 1)))
        .hasMessage("tap logits names no node");
  }

  @Test
  void tapsAndRepeatedInputsCountAsReaders() {
    Node twice = new Node("twice", new Op.Add(), List.of(0, 0));
    Graph graph = new Graph(List.of(INPUT, twice, pool(1)), Map.of("sum", 1));
    assertThat(graph.readerCounts()).containsExactly(2, 2, 0);
  }

  @Test
  void statisticsAreParametersButNotCounted() {
    GraphBuilder builder = new GraphBuilder();
    int input = builder.add("input", new Op.Input(8));
    builder.batchNorm("bn", input, 8, 1e-5);
    Graph graph = builder.build();
    assertThat(graph.parameters().keySet())
        .containsExactly("bn.weight", "bn.bias", "bn.running_mean", "bn.running_var");
    assertThat(graph.parameterCount()).isEqualTo(16);
  }

  @Test
  void anEmptyMapIsNoShape() {
    assertThatThrownBy(() -> new Shape(3, 0, 5)).hasMessage("empty feature map 3×0×5");
  }
}
