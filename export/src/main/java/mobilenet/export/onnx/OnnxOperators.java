package mobilenet.export.onnx;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Shape;

/** One operation of this project's graph in ONNX's operators. */
final class OnnxOperators {
  private final OnnxGraph onnx;
  private final OnnxNumbers numbers;
  private final boolean anySize;
  private final OnnxConvolution convolutions;
  private final OnnxActivation activations;

  /**
   * For one file.
   *
   * @param anySize whether it is for images of any size
   */
  OnnxOperators(OnnxGraph onnx, OnnxNumbers numbers, boolean anySize) {
    this.onnx = onnx;
    this.numbers = numbers;
    this.anySize = anySize;
    this.convolutions = new OnnxConvolution(onnx, numbers, anySize);
    this.activations = new OnnxActivation(onnx);
  }

  /**
   * Adds an operation; returns the name of its result.
   *
   * @param in names of its inputs
   * @param shapes of its inputs
   */
  String add(Op op, List<String> in, List<Shape> shapes) {
    return op.accept(new OfNode(in, shapes));
  }

  private String linear(Op.Linear linear, List<String> in) {
    String flat = numbers.moved(onnx.node("Flatten", in), in.get(0));
    String weight = numbers.parameter(linear.weight(), linear.outChannels(), linear.inChannels());
    String bias = numbers.parameter(linear.bias(), linear.outChannels());
    return onnx.node("Gemm", List.of(flat, weight, bias), Attribute.of("transB", 1));
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

  /** The operators of one node. */
  private final class OfNode implements OpVisitor<String> {
    private final List<String> in;
    private final List<Shape> shapes;

    OfNode(List<String> in, List<Shape> shapes) {
      this.in = in;
      this.shapes = shapes;
    }

    private int channels() {
      return shapes.get(0).channels();
    }

    @Override
    public String consumer() {
      return "ONNX";
    }

    @Override
    public String input(Op.Input op) {
      throw new IllegalArgumentException("the image is an input, not an operator");
    }

    @Override
    public String convolution(Op.Convolution op) {
      String sum = convolutions.add(op, in.get(0), shapes.get(0));
      String activated = activations.add(op.activation(), sum);
      return op.residual() ? onnx.node("Add", List.of(activated, in.get(1))) : activated;
    }

    @Override
    public String batchNorm(Op.BatchNorm op) {
      List<String> inputs = new ArrayList<>(in);
      op.parameters().forEach(p -> inputs.add(numbers.parameter(p, channels())));
      return onnx.node("BatchNormalization", inputs, Attribute.of("epsilon", (float) op.epsilon()));
    }

    @Override
    public String activate(Op.Activate op) {
      return activations.add(op.function(), in.get(0));
    }

    @Override
    public String add(Op.Add op) {
      return onnx.node("Add", in);
    }

    @Override
    public String globalAveragePool(Op.GlobalAveragePool op) {
      return onnx.node("GlobalAveragePool", in);
    }

    @Override
    public String scaleChannels(Op.ScaleChannels op) {
      return onnx.node("Mul", in);
    }

    @Override
    public String layerScale(Op.LayerScale op) {
      String gamma = numbers.parameter(op.gamma(), channels(), 1, 1);
      return onnx.node("Mul", List.of(in.get(0), gamma));
    }

    @Override
    public String averagePool(Op.AveragePool op) {
      return onnx.node(
          "AveragePool",
          in,
          Attribute.ofInts("kernel_shape", 2, 2),
          Attribute.ofInts("strides", 2, 2));
    }

    @Override
    public String blurPool(Op.BlurPool op) {
      return blur(in.get(0), channels());
    }

    @Override
    public String attention(Op.Attention op) {
      Shape queries = shapes.get(0);
      String result =
          anySize
              ? onnx.node("Shape", List.of(in.get(0)))
              // 0 is the queries' number of images.
              : onnx.dimensions(0, queries.channels(), queries.height(), queries.width());
      return new OnnxAttention(onnx, op).add(in, result);
    }

    @Override
    public String linear(Op.Linear op) {
      return OnnxOperators.this.linear(op, in);
    }
  }
}
