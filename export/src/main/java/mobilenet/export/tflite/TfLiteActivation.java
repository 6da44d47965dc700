package mobilenet.export.tflite;

import java.util.List;
import mobilenet.architecture.Activation;

/** Activations as operators of their own, or as the arithmetic that XNNPACK runs. */
final class TfLiteActivation {
  private static final float OFFSET = 3;
  private static final float SLOPE = 1f / 6f;

  private final TfLiteGraph file;

  TfLiteActivation(TfLiteGraph file) {
    this.file = file;
  }

  /** Adds an activation. */
  Value add(Activation activation, Value x) {
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> unary(Operator.RELU, x);
      case RELU6 -> unary(Operator.RELU6, x);
      case HARD_SWISH -> unary(Operator.HARD_SWISH, x);
      case HARD_SIGMOID -> hardSigmoid(x);
      case SIGMOID -> unary(Operator.LOGISTIC, x);
      case SWISH -> binary(Operator.MUL, FusedActivation.NONE, x, unary(Operator.LOGISTIC, x));
      case GELU -> unary(Operator.GELU, x);
    };
  }

  /** TensorFlow Lite has no such operator: {@code relu6(x + 3) / 6}. */
  private Value hardSigmoid(Value x) {
    Value clipped = binary(Operator.ADD, FusedActivation.RELU6, x, file.scalar(OFFSET));
    return binary(Operator.MUL, FusedActivation.NONE, clipped, file.scalar(SLOPE));
  }

  private Value unary(Operator operator, Value x) {
    return file.node(operator, new Options.None(), List.of(x), x.shape());
  }

  private Value binary(Operator operator, FusedActivation activation, Value a, Value b) {
    return file.node(operator, new Options.Fused(activation), List.of(a, b), a.shape());
  }
}
