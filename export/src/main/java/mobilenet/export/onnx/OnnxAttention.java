package mobilenet.export.onnx;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;

/** Attention in ONNX's operators: two matrix products around a softmax. */
final class OnnxAttention {
  private final OnnxGraph onnx;
  private final Op.Attention op;
  private final int batch;

  OnnxAttention(OnnxGraph onnx, Op.Attention op, int batch) {
    this.onnx = onnx;
    this.op = op;
    this.batch = batch;
  }

  /**
   * Adds the operators.
   *
   * @param inputs queries, keys, values
   * @param shapes of the inputs
   * @return name of the result, heads·d channels at the queries' pixels
   */
  String add(List<String> inputs, List<Shape> shapes) {
    Shape queries = shapes.get(0);
    int pixels = queries.pixels();
    int keyPixels = shapes.get(1).pixels();
    String q = swapped(heads(inputs.get(0), op.heads(), pixels));
    String k = heads(inputs.get(1), op.keyValueHeads(), keyPixels);
    String v = swapped(heads(inputs.get(2), op.keyValueHeads(), keyPixels));
    String scale = onnx.scalar((float) (1 / Math.sqrt(op.headDim())));
    String scores = onnx.node("MatMul", List.of(onnx.node("Mul", List.of(q, scale)), k));
    String shares = onnx.node("Softmax", List.of(scores), Attribute.of("axis", -1));
    String mixed = swapped(onnx.node("MatMul", List.of(shares, v)));
    String shape =
        onnx.dimensions(batch, (long) op.heads() * op.headDim(), queries.height(), queries.width());
    return onnx.node("Reshape", List.of(mixed, shape));
  }

  /** N × heads × d × pixels. */
  private String heads(String x, int heads, int pixels) {
    return onnx.node("Reshape", List.of(x, onnx.dimensions(batch, heads, op.headDim(), pixels)));
  }

  private String swapped(String x) {
    return onnx.node("Transpose", List.of(x), Attribute.ofInts("perm", 0, 1, 3, 2));
  }
}
