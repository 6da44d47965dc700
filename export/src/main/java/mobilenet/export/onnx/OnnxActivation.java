package mobilenet.export.onnx;

import java.util.List;
import mobilenet.architecture.Activation;

/** Activations as operators, or as several where the operator set lacks one. */
final class OnnxActivation {
  private static final float SLOPE = 1f / 6f;
  private static final float OFFSET = 0.5f;

  private final OnnxGraph onnx;

  OnnxActivation(OnnxGraph onnx) {
    this.onnx = onnx;
  }

  /** Adds an activation; returns the name of its result. */
  String add(Activation activation, String x) {
    List<String> in = List.of(x);
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> onnx.node("Relu", in);
      case RELU6 -> onnx.node("Clip", List.of(x, onnx.scalar(0), onnx.scalar(6)));
      case HARD_SWISH -> hardSwish(x);
      case HARD_SIGMOID -> hardSigmoid(x);
      case SIGMOID -> onnx.node("Sigmoid", in);
      case SWISH -> onnx.node("Mul", List.of(x, onnx.node("Sigmoid", in)));
      case GELU -> gelu(x);
    };
  }

  private String hardSigmoid(String x) {
    return onnx.node(
        "HardSigmoid", List.of(x), Attribute.of("alpha", SLOPE), Attribute.of("beta", OFFSET));
  }

  private String hardSwish(String x) {
    return onnx.has("HardSwish")
        ? onnx.node("HardSwish", List.of(x))
        : onnx.node("Mul", List.of(x, hardSigmoid(x)));
  }

  /** {@code x · (1 + erf(x / √2)) / 2}. */
  private String gelu(String x) {
    if (onnx.has("Gelu")) {
      return onnx.node("Gelu", List.of(x));
    }
    String scaled = onnx.node("Mul", List.of(x, onnx.scalar((float) Math.sqrt(0.5))));
    String one = onnx.node("Add", List.of(onnx.node("Erf", List.of(scaled)), onnx.scalar(1)));
    String half = onnx.node("Mul", List.of(one, onnx.scalar(0.5f)));
    return onnx.node("Mul", List.of(x, half));
  }
}
