package mobilenet.bench.onnx;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.pass.BoundGraph;

/** One operation of this project's graph in ONNX's operators. */
final class OnnxOperators {
  private final OnnxGraph onnx;
  private final BoundGraph bound;
  private final int batch;

  OnnxOperators(OnnxGraph onnx, BoundGraph bound, int batch) {
    this.onnx = onnx;
    this.bound = bound;
    this.batch = batch;
  }

  /**
   * Adds an operation; returns the name of its result.
   *
   * @param in names of its inputs
   * @param shapes of its inputs
   */
  String add(Op op, List<String> in, List<Shape> shapes) {
    if (op instanceof Op.Convolution conv) {
      String sum = new OnnxConvolution(onnx, bound).add(conv, in.get(0), shapes.get(0));
      String activated = activation(conv.activation(), sum);
      return conv.residual() ? onnx.node("Add", List.of(activated, in.get(1))) : activated;
    }
    if (op instanceof Op.Attention attention) {
      return new OnnxAttention(onnx, attention, batch).add(in, shapes);
    }
    if (op instanceof Op.Activate activate) {
      return activation(activate.function(), in.get(0));
    }
    if (op instanceof Op.Add) {
      return onnx.node("Add", in);
    }
    if (op instanceof Op.ScaleChannels) {
      return onnx.node("Mul", in);
    }
    if (op instanceof Op.Linear linear) {
      return linear(linear, in);
    }
    return perChannel(op, in, shapes.get(0).channels());
  }

  private String linear(Op.Linear linear, List<String> in) {
    String flat = onnx.node("Flatten", in);
    float[] values = bound.value(linear.weight());
    String weight =
        onnx.weight(linear.weight().key(), values, linear.outChannels(), linear.inChannels());
    String bias =
        onnx.weight(linear.bias().key(), bound.value(linear.bias()), linear.outChannels());
    return onnx.node("Gemm", List.of(flat, weight, bias), Attribute.of("transB", 1));
  }

  private String perChannel(Op op, List<String> in, int channels) {
    if (op instanceof Op.GlobalAveragePool) {
      return onnx.node("GlobalAveragePool", in);
    }
    if (op instanceof Op.AveragePool) {
      return onnx.node(
          "AveragePool",
          in,
          Attribute.ofInts("kernel_shape", 2, 2),
          Attribute.ofInts("strides", 2, 2));
    }
    if (op instanceof Op.BlurPool) {
      return blur(in.get(0), channels);
    }
    if (op instanceof Op.LayerScale scale) {
      float[] gamma = bound.value(scale.gamma());
      return onnx.node(
          "Mul", List.of(in.get(0), onnx.weight(scale.gamma().key(), gamma, channels, 1, 1)));
    }
    if (op instanceof Op.BatchNorm norm) {
      List<String> inputs = new ArrayList<>(in);
      norm.parameters().forEach(p -> inputs.add(onnx.weight(p.key(), bound.value(p), channels)));
      return onnx.node(
          "BatchNormalization", inputs, Attribute.of("epsilon", (float) norm.epsilon()));
    }
    throw new IllegalArgumentException("ONNX has no form of " + op);
  }

  private String blur(String input, int channels) {
    float[] row = {0.25f, 0.5f, 0.25f};
    float[] weight = new float[channels * 9];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = row[i % 9 / 3] * row[i % 3];
    }
    return onnx.node(
        "Conv",
        List.of(input, onnx.weight("blur", weight, channels, 1, 3, 3)),
        Attribute.ofInts("kernel_shape", 3, 3),
        Attribute.ofInts("strides", 2, 2),
        Attribute.ofInts("pads", 1, 1, 1, 1),
        Attribute.of("group", channels));
  }

  private String activation(Activation activation, String x) {
    List<String> in = List.of(x);
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> onnx.node("Relu", in);
      case RELU6 -> onnx.node("Clip", List.of(x, onnx.scalar(0), onnx.scalar(6)));
      case HARD_SWISH -> onnx.node("HardSwish", in);
      case HARD_SIGMOID -> onnx.node("HardSigmoid", in, Attribute.of("alpha", 1f / 6f));
      case SIGMOID -> onnx.node("Sigmoid", in);
      case SWISH -> onnx.node("Mul", List.of(x, onnx.node("Sigmoid", in)));
      case GELU -> onnx.node("Gelu", in);
    };
  }
}
