package mobilenet.export.onnx;

import java.util.List;
import mobilenet.graph.Op;

/** Attention in ONNX's operators: two matrix products around a softmax. */
final class OnnxAttention {
  /** Reshape takes the dimension from its input. */
  private static final int SAME = 0;

  /** Reshape takes what is left. */
  private static final int REST = -1;

  private final OnnxGraph onnx;
  private final Op.Attention op;

  OnnxAttention(OnnxGraph onnx, Op.Attention op) {
    this.onnx = onnx;
    this.op = op;
  }

  /**
   * Adds the operators.
   *
   * @param inputs queries, keys, values
   * @param result the dimensions of the result, which are those of the queries
   * @return name of the result, heads·d channels at the queries' pixels
   */
  String add(List<String> inputs, String result) {
    String q = swapped(heads(inputs.get(0), op.heads()));
    String k = heads(inputs.get(1), op.keyValueHeads());
    String v = swapped(heads(inputs.get(2), op.keyValueHeads()));
    String scale = onnx.scalar((float) (1 / Math.sqrt(op.headDim())));
    String scores = onnx.node("MatMul", List.of(onnx.node("Mul", List.of(q, scale)), k));
    // Along the last axis, all versions of Softmax mean the same.
    String shares = onnx.node("Softmax", List.of(scores), Attribute.of("axis", -1));
    String mixed = swapped(onnx.node("MatMul", List.of(shares, v)));
    return onnx.node("Reshape", List.of(mixed, result));
  }

  /** N × heads × d × pixels. */
  private String heads(String x, int heads) {
    String shape = onnx.dimensions(SAME, heads, op.headDim(), REST);
    return onnx.node("Reshape", List.of(x, shape));
  }

  private String swapped(String x) {
    return onnx.node("Transpose", List.of(x), Attribute.ofInts("perm", 0, 1, 3, 2));
  }
}
