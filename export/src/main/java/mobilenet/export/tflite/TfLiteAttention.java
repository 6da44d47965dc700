package mobilenet.export.tflite;

import java.util.List;
import mobilenet.graph.Op;

/** Attention in TensorFlow Lite's operators: two matrix products around a softmax. */
final class TfLiteAttention {
  private final TfLiteGraph file;
  private final Op.Attention op;

  TfLiteAttention(TfLiteGraph file, Op.Attention op) {
    this.file = file;
    this.op = op;
  }

  /**
   * Adds the operators.
   *
   * @param inputs queries, keys, values: N×H×W×(heads·d)
   * @return of the queries' shape
   */
  Value add(List<Value> inputs) {
    Value scale = file.scalar((float) (1 / Math.sqrt(op.headDim())));
    Value queries = inputs.get(0);
    Value scaled =
        file.node(
            Operator.MUL,
            new Options.Fused(FusedActivation.NONE),
            List.of(queries, scale),
            queries.shape());
    Value mixed =
        op.keyValueHeads() == 1
            ? shared(scaled, inputs.get(1), inputs.get(2))
            : separate(scaled, inputs.get(1), inputs.get(2));
    return file.reshape(mixed, queries.shape());
  }

  /**
   * With keys and values that all heads share, the heads of a pixel are rows like the pixels
   * themselves: nothing has to be moved.
   */
  private Value shared(Value queries, Value keys, Value values) {
    Value q = rows(queries, pixels(queries) * op.heads());
    return attend(q, rows(keys, pixels(keys)), rows(values, pixels(values)));
  }

  /** N×1×rows×d. */
  private Value rows(Value x, int rows) {
    return file.reshape(x, List.of(x.batch(), 1, rows, op.headDim()));
  }

  private Value separate(Value queries, Value keys, Value values) {
    return swapped(attend(heads(queries), heads(keys), heads(values)));
  }

  /** N×heads×pixels×d. */
  private Value heads(Value x) {
    return swapped(file.reshape(x, List.of(x.batch(), pixels(x), op.heads(), op.headDim())));
  }

  /** The second and the third dimension change places. */
  private Value swapped(Value x) {
    List<Integer> s = x.shape();
    return file.node(
        Operator.TRANSPOSE,
        new Options.None(),
        List.of(x, file.integers(List.of(s.size()), 0, 2, 1, 3)),
        List.of(s.get(0), s.get(2), s.get(1), s.get(3)));
  }

  private Value attend(Value q, Value k, Value v) {
    Value scores = product(q, k, true);
    Value shares =
        file.node(Operator.SOFTMAX, new Options.Softmax(1), List.of(scores), scores.shape());
    return product(shares, v, false);
  }

  private Value product(Value a, Value b, boolean transposed) {
    List<Integer> s = a.shape();
    int columns = b.shape().get(transposed ? 2 : 3);
    return file.node(
        Operator.BATCH_MATMUL,
        new Options.Product(transposed),
        List.of(a, b),
        List.of(s.get(0), s.get(1), s.get(2), columns));
  }

  private static int pixels(Value x) {
    return x.shape().get(1) * x.shape().get(2);
  }
}
