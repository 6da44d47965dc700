package mobilenet.export.tflite;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Node;
import mobilenet.graph.Shape;

/** Every feature map in single precision. */
final class FloatNodes implements NodeWriter {
  private final TfLiteOperators operators;
  private final List<Value> results = new ArrayList<>();

  FloatNodes(TfLiteOperators operators) {
    this.operators = operators;
  }

  @Override
  public void input(Value floats) {
    results.add(floats);
  }

  @Override
  public void add(Node node, Shape shape) {
    List<Value> in = node.inputs().stream().map(results::get).toList();
    results.add(operators.add(node.op(), in, shape));
  }

  @Override
  public Value floats(int node) {
    return results.get(node);
  }
}
