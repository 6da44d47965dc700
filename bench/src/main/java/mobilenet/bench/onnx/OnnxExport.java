package mobilenet.bench.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;

/**
 * Writes a network as ONNX: input {@code input} (N×C×H×W), output {@code logits} (N×classes), fixed
 * shapes. Batch norms are folded into the convolutions; activations and residuals are operators of
 * their own, from which ONNX Runtime makes what it fuses best.
 */
public final class OnnxExport {
  /** Name of the input. */
  public static final String INPUT = "input";

  private final BoundGraph bound;
  private final List<Shape> shapes;
  private final int batch;
  private final OnnxGraph onnx = new OnnxGraph();
  private final List<String> results = new ArrayList<>();

  private OnnxExport(BoundGraph bound, int height, int width, int batch) {
    this.bound = bound;
    this.shapes = Shapes.infer(bound.graph(), height, width);
    this.batch = batch;
  }

  /**
   * The bytes of an ONNX file.
   *
   * @param bound as loaded; the standard passes are applied
   * @throws IllegalArgumentException if the picture is too small for the network
   */
  public static byte[] export(BoundGraph bound, int height, int width, int batch) {
    return new OnnxExport(bound.apply(Pass.standard()), height, width, batch).run();
  }

  private byte[] run() {
    List<Node> nodes = bound.graph().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      results.add(lower(nodes.get(i), i));
    }
    int logits = Objects.requireNonNull(bound.graph().taps().get(Graph.LOGITS));
    onnx.nodeNamed(Graph.LOGITS, "Identity", List.of(results.get(logits)));
    onnx.output(Graph.LOGITS, List.of(batch, shapes.get(logits).channels()));
    return onnx.toBytes();
  }

  private String lower(Node node, int index) {
    Op op = node.op();
    List<String> in = node.inputs().stream().map(results::get).toList();
    Shape shape = shapes.get(index);
    if (op instanceof Op.Input) {
      onnx.input(INPUT, List.of(batch, shape.channels(), shape.height(), shape.width()));
      return INPUT;
    }
    if (op instanceof Op.Convolution conv) {
      String sum = convolution(conv, in.get(0), shapes.get(node.input()));
      String activated = activation(conv.activation(), sum);
      return conv.residual() ? onnx.node("Add", List.of(activated, in.get(1))) : activated;
    }
    if (op instanceof Op.Linear linear) {
      String flat = onnx.node("Flatten", in);
      String weight =
          onnx.constant(bound.value(linear.weight()), linear.outChannels(), linear.inChannels());
      String bias = onnx.constant(bound.value(linear.bias()), linear.outChannels());
      return onnx.node("Gemm", List.of(flat, weight, bias), Attribute.of("transB", 1));
    }
    if (op instanceof Op.Attention attention) {
      return new OnnxAttention(onnx, attention, batch)
          .lower(in, node.inputs().stream().map(shapes::get).toList());
    }
    return simple(op, in, shape);
  }

  private String simple(Op op, List<String> in, Shape shape) {
    if (op instanceof Op.Activate activate) {
      return activation(activate.function(), in.get(0));
    }
    if (op instanceof Op.Add) {
      return onnx.node("Add", in);
    }
    if (op instanceof Op.ScaleChannels) {
      return onnx.node("Mul", in);
    }
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
    if (op instanceof Op.LayerScale scale) {
      String gamma = onnx.constant(bound.value(scale.gamma()), shape.channels(), 1, 1);
      return onnx.node("Mul", List.of(in.get(0), gamma));
    }
    if (op instanceof Op.BatchNorm norm) {
      List<String> inputs = new ArrayList<>(in);
      norm.parameters().forEach(p -> inputs.add(onnx.constant(bound.value(p), shape.channels())));
      return onnx.node(
          "BatchNormalization", inputs, Attribute.of("epsilon", (float) norm.epsilon()));
    }
    if (op instanceof Op.BlurPool) {
      return blur(in.get(0), shape.channels());
    }
    throw new IllegalArgumentException("ONNX has no form of " + op);
  }

  private String convolution(Op.Convolution conv, String input, Shape in) {
    int reach = conv.dilation() * (conv.kernel() - 1);
    int[] size = {in.height(), in.width()};
    int[] pads = new int[4];
    for (int axis = 0; axis < 2; axis++) {
      pads[axis] = conv.padding().before(size[axis], conv.kernel(), conv.stride(), conv.dilation());
      int positions =
          conv.padding().outputSize(size[axis], conv.kernel(), conv.stride(), conv.dilation());
      int covered = (positions - 1) * conv.stride() + reach + 1;
      pads[axis + 2] = Math.max(0, covered - size[axis] - pads[axis]);
    }
    List<String> inputs = new ArrayList<>(List.of(input));
    inputs.add(
        onnx.constant(
            bound.value(conv.weight()),
            conv.outChannels(),
            conv.inChannels() / conv.groups(),
            conv.kernel(),
            conv.kernel()));
    conv.bias().ifPresent(b -> inputs.add(onnx.constant(bound.value(b), conv.outChannels())));
    return onnx.node(
        "Conv",
        inputs,
        Attribute.ofInts("kernel_shape", conv.kernel(), conv.kernel()),
        Attribute.ofInts("strides", conv.stride(), conv.stride()),
        Attribute.ofInts("dilations", conv.dilation(), conv.dilation()),
        Attribute.ofInts("pads", pads),
        Attribute.of("group", conv.groups()));
  }

  private String blur(String input, int channels) {
    float[] row = {0.25f, 0.5f, 0.25f};
    float[] weight = new float[channels * 9];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = row[i % 9 / 3] * row[i % 3];
    }
    return onnx.node(
        "Conv",
        List.of(input, onnx.constant(weight, channels, 1, 3, 3)),
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
      case RELU6 ->
          onnx.node(
              "Clip", List.of(x, onnx.constant(new float[] {0}), onnx.constant(new float[] {6})));
      case HARD_SWISH -> onnx.node("HardSwish", in);
      case HARD_SIGMOID -> onnx.node("HardSigmoid", in, Attribute.of("alpha", 1f / 6f));
      case SIGMOID -> onnx.node("Sigmoid", in);
      case SWISH -> onnx.node("Mul", List.of(x, onnx.node("Sigmoid", in)));
      case GELU -> onnx.node("Gelu", in);
    };
  }
}
