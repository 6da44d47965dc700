package mobilenet.runtime.vector.warmup;

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
import mobilenet.runtime.vector.winograd.WinogradConvolution;

/** A small operation that uses the same code as a large one, with arrays to run it on. */
public final class WarmUpSample {
  /** Generous for compiled code on a slow machine; C1's code takes five times as long. */
  private static final double NANOS_PER_MAC = 0.6;

  private static final double NANOS_PER_VALUE = 3;
  private static final double NANOS_PER_RUN = 5000;

  private final Kernel kernel;
  private final float[][] inputs;
  private final float[] output;
  private final float[][] scratch;
  private final double compiledNanos;

  WarmUpSample(Op op, Shape input, Kernels kernels) {
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
      inputs[i] = new float[maps.get(i).length() + kernel.zeroTail().length()];
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

  private static Op.Convolution pointwise(int channels, int out) {
    return new Op.Linear(
            new Parameter("weight", List.of(out, channels), Parameter.Kind.WEIGHT),
            new Parameter("bias", List.of(out), Parameter.Kind.BIAS),
            channels,
            out)
        .asConvolution();
  }

  public void run() {
    kernel.run(inputs, output, scratch, 0, kernel.units());
  }

  /** Values of the output, room between pixels among them. */
  int outputs() {
    return output.length;
  }

  /** Nanoseconds that a run of compiled code needs at most. */
  double compiledNanos() {
    return compiledNanos;
  }
}
