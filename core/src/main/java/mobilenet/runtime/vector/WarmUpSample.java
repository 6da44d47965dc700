package mobilenet.runtime.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.graph.Graph;
import mobilenet.graph.Macs;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Kernels;

/** A small operation that uses the same code as a large one, with arrays to run it on. */
final class WarmUpSample {
  /** Side of the map: some tiles and a rest. */
  private static final int SIZE = 15;

  /**
   * Pixels of a pointwise convolution: one block in which every shape of tile occurs, also those
   * that only cover what others leave.
   */
  static final int BLOCK = 59;

  /** A row of a dense convolution in which every shape of tile occurs. */
  static final int DENSE_ROW = 39;

  /** Rows of a dense convolution. */
  private static final int DENSE_ROWS = 5;

  /** Widths of depthwise convolutions: one for each of the widths of their tiles. */
  static final List<Integer> DEPTHWISE_ROWS = List.of(14, 16);

  /** Rows of depthwise convolutions: pairs and one alone. */
  static final int DEPTHWISE_HEIGHT = 15;

  private static final int INPUTS = 16;

  /** Of a grouped convolution. */
  private static final int GROUPS = 2;

  /** Output channels in vectors, so that a panel of every width is used. */
  private static final int MAX_VECTORS = 4;

  /** Generous for compiled code on a slow machine; C1's code takes five times as long. */
  private static final double NANOS_PER_MAC = 0.6;

  private static final double NANOS_PER_VALUE = 3;
  private static final double NANOS_PER_RUN = 5000;

  private final Kernel kernel;
  private final float[][] inputs;
  private final float[] output;
  private final float[][] scratch;
  private final double compiledNanos;

  private WarmUpSample(Op op, Shape input, Kernels kernels) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node("input", new Op.Input(input.channels()), List.of()));
    List<Integer> reads = new ArrayList<>(List.of(0));
    if (op instanceof Op.ScaleChannels) {
      nodes.add(new Node("gate", new Op.GlobalAveragePool(), List.of(0)));
      reads.add(1);
    } else if (op instanceof Op.Attention) {
      // The keys and values of one head of half the channels.
      Op keys = pointwise(input.channels(), input.channels() / 2);
      nodes.add(new Node("keys", keys, List.of(0)));
      reads.addAll(List.of(1, 1));
    } else if (op instanceof Op.Add || op instanceof Op.Convolution c && c.residual()) {
      reads.add(0);
    }
    nodes.add(new Node("sample", op, reads));
    Graph graph = new Graph(nodes, Map.of());
    int last = nodes.size() - 1;
    List<Shape> shapes = Shapes.infer(graph, input.height(), input.width());
    BoundGraph bound =
        BoundGraph.bind(graph, key -> new float[parameter(graph, key).elementCount()]);
    List<FeatureMap> maps = reads.stream().map(i -> layout(shapes.get(i), kernels)).toList();
    FeatureMap result = layout(shapes.get(last), kernels);
    this.kernel = kernels.prepare(op, bound).at(new Geometry(maps, result));
    this.inputs = new float[maps.size()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new float[maps.get(i).length() + kernel.zeroTail()];
    }
    this.output = new float[result.length()];
    this.scratch =
        Arrays.stream(kernel.scratchLengths()).mapToObj(float[]::new).toArray(float[][]::new);
    this.compiledNanos =
        NANOS_PER_RUN
            + NANOS_PER_MAC * Macs.of(graph, shapes, last)
            + NANOS_PER_VALUE * (output.length + inputs[0].length);
  }

  private static FeatureMap layout(Shape shape, Kernels kernels) {
    return FeatureMap.of(shape, kernels.pixelStride(shape.channels()));
  }

  private static Parameter parameter(Graph graph, String key) {
    return Optional.ofNullable(graph.parameters().get(key)).orElseThrow();
  }

  /** What two operations share that run the same code. */
  static Object key(Op op) {
    if (op instanceof Op.Convolution conv) {
      return List.of(
          conv.kernel(),
          conv.stride(),
          conv.dilation(),
          conv.isDepthwise(),
          WinogradConvolution.pays(conv),
          conv.groups() > 1,
          conv.activation(),
          conv.residual());
    }
    return op instanceof Op.Activate ? op : op.getClass();
  }

  /** Samples of what runs for an operation; none for those without a kernel of their own. */
  static List<WarmUpSample> of(Op op, Kernels kernels) {
    List<WarmUpSample> samples = new ArrayList<>();
    Shape shape = new Shape(INPUTS, SIZE, SIZE);
    if (op instanceof Op.Convolution conv && conv.isDepthwise()) {
      int channels = 2 * Lanes.COUNT;
      Op small = resized(conv, channels, channels, channels);
      for (int row : DEPTHWISE_ROWS) {
        Shape map = new Shape(channels, DEPTHWISE_HEIGHT * conv.stride(), row * conv.stride());
        samples.add(new WarmUpSample(small, map, kernels));
      }
    } else if (op instanceof Op.Convolution conv && WinogradConvolution.pays(conv)) {
      int in = WinogradConvolution.LEAST_INPUTS;
      int out = Math.max(WinogradConvolution.LEAST_OUTPUTS, MAX_VECTORS * Lanes.COUNT);
      Shape map = new Shape(in, DENSE_ROWS * conv.stride(), DENSE_ROW * conv.stride());
      samples.add(new WarmUpSample(resized(conv, in, out, 1), map, kernels));
    } else if (op instanceof Op.Convolution conv && conv.groups() == 1) {
      for (int v = 1; v <= MAX_VECTORS; v++) {
        int in = conv.residual() ? v * Lanes.COUNT : INPUTS;
        Op small = resized(conv, in, v * Lanes.COUNT, 1);
        int height = conv.kernel() == 1 ? 1 : DENSE_ROWS;
        int width = conv.kernel() == 1 ? BLOCK : DENSE_ROW;
        Shape map = new Shape(in, height * conv.stride(), width * conv.stride());
        samples.add(new WarmUpSample(small, map, kernels));
        if (!conv.residual() && conv.isPointwise()) {
          samples.add(new WarmUpSample(small, new Shape(in, 1, 1), kernels));
        }
      }
    } else if (op instanceof Op.Convolution conv) {
      // Groups wider by one than a vector use the code of all groups; those of whole vectors use
      // that of dense convolutions.
      int out = GROUPS * (Lanes.COUNT + 1);
      int in = conv.residual() ? out : GROUPS * INPUTS;
      samples.add(
          new WarmUpSample(resized(conv, in, out, GROUPS), new Shape(in, SIZE, SIZE), kernels));
    } else if (op instanceof Op.Attention attention) {
      int channels = 2 * attention.headDim();
      Op small = new Op.Attention(2, 1, attention.headDim());
      samples.add(new WarmUpSample(small, new Shape(channels, SIZE, SIZE), kernels));
    } else if (op instanceof Op.Add
        || op instanceof Op.ScaleChannels
        || op instanceof Op.GlobalAveragePool
        || op instanceof Op.Activate) {
      samples.add(new WarmUpSample(op, shape, kernels));
    }
    return samples;
  }

  /** A square matrix product over a square map. */
  static WarmUpSample pointwise(int channels, int size, Kernels kernels) {
    Op op = pointwise(channels, channels);
    return new WarmUpSample(op, new Shape(channels, size, size), kernels);
  }

  private static Op.Convolution resized(Op.Convolution conv, int in, int out, int groups) {
    return new Op.Convolution(
        new Parameter(
            "weight",
            List.of(out, in / groups, conv.kernel(), conv.kernel()),
            Parameter.Kind.WEIGHT),
        Optional.empty(),
        in,
        out,
        conv.kernel(),
        conv.residual() ? 1 : conv.stride(),
        conv.dilation(),
        groups,
        conv.padding(),
        conv.activation(),
        conv.residual());
  }

  private static Op.Convolution pointwise(int channels, int out) {
    return new Op.Linear(
            new Parameter("weight", List.of(out, channels), Parameter.Kind.WEIGHT),
            new Parameter("bias", List.of(out), Parameter.Kind.BIAS),
            channels,
            out)
        .asConvolution();
  }

  void run() {
    kernel.run(inputs, output, scratch, 0, kernel.units());
  }

  /** Nanoseconds that a run of compiled code needs at most. */
  double compiledNanos() {
    return compiledNanos;
  }
}
