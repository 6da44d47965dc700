package mobilenet.export.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;
import org.junit.jupiter.api.Test;

class UnknownOperationTest {
  private record Mystery() implements Op.Custom {}

  @Test
  void isRefused() {
    Graph graph = new Graph(List.of(new Node("input", new Op.Input(3), List.of())), Map.of());
    BoundGraph bound = new BoundGraph(graph, Map.of());
    OnnxGraph onnx = new OnnxGraph(Opset.DEFAULT);
    OnnxOperators operators = new OnnxOperators(onnx, new FloatNumbers(onnx, bound), false);
    assertThatThrownBy(
            () -> operators.add(new Mystery(), List.of("input"), List.of(new Shape(3, 8, 8))))
        .hasMessage("ONNX cannot handle the operation Mystery[]");
  }
}
