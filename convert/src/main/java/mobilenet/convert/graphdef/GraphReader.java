package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.json.JsonException;
import mobilenet.weights.PretrainedConfig;

/** Reads nodes as values: convolutions with what follows them, sums, and the mean. */
final class GraphReader {
  private static final Set<String> SUMS = Set.of("Add", "AddV2", "AddN");
  private static final Set<String> INTEGERS = Set.of("DT_UINT8", "DT_INT32", "DT_INT64");

  /** Of the largest images, in pixels. */
  private static final int MAX_WINDOW = PretrainedConfig.MAX_SIZE / 32;

  private final GraphDef graph;
  private final ConvolutionReader convolutions;
  private final ChannelReader channels;
  private final List<Value> values = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();

  private GraphReader(GraphDef graph) {
    this.graph = graph;
    this.convolutions = new ConvolutionReader(graph);
    this.channels = new ChannelReader(graph);
  }

  /**
   * The values that a node depends on, in the order of computation, its own at the end.
   *
   * @throws ForeignFileException if a node does what no network of this kind does
   */
  static List<Value> upTo(GraphDef graph, GraphNode output)
      throws ForeignFileException, JsonException {
    GraphReader reader = new GraphReader(graph);
    int last = -1;
    for (GraphNode node : GraphOrder.upTo(graph, output)) {
      last = reader.read(node);
      reader.indices.put(node.name(), last);
    }
    return List.copyOf(reader.values.subList(0, last + 1));
  }

  private int read(GraphNode node) throws ForeignFileException, JsonException {
    if (node.op().startsWith("Placeholder")) {
      return add(image(node));
    }
    List<String> data = GraphOrder.data(graph, node);
    if (data.size() == 2 && SUMS.contains(node.op())) {
      int left = index(data.get(0));
      int right = index(data.get(1));
      return add(new Value.Sum(node.name(), Math.min(left, right), Math.max(left, right)));
    }
    if (data.size() != 1) {
      throw graph.error(
          node.name(),
          "expected an operation of MobileNetV1 or V2 on one feature map, found "
              + node.op()
              + " of "
              + data.size());
    }
    int input = index(data.get(0));
    Value value = values.get(input);
    if (value instanceof Value.Sum sum && SUMS.contains(node.op())) {
      // TensorFlow reorders (x + bias) + y as (x + y) + bias where it has folded a batch norm.
      int later = add(channels.step(node, values.get(sum.later())));
      return add(new Value.Sum(sum.node(), sum.earlier(), later));
    }
    return switch (node.op()) {
      case "Identity", "StopGradient", "CheckNumerics" -> input;
      case "Squeeze", "Reshape", "ExpandDims" -> reshaped(node, value, input);
      case "Cast" -> {
        if (value instanceof Value.Image) {
          yield input;
        }
        throw graph.error(node.name(), "expected float values throughout, found a Cast");
      }
      case "Pad", "PadV2" -> add(convolutions.padded(node, input));
      case "Mean" -> add(mean(node, input));
      case "AvgPool" -> add(averagePool(node, input));
      case "Conv2D",
          "_FusedConv2D",
          "FusedConv2D",
          "DepthwiseConv2dNative",
          "FusedDepthwiseConv2dNative",
          "_FusedDepthwiseConv2dNative" ->
          add(channels.fused(node, convolutions.convolution(node, input)));
      case "MatMul", "_FusedMatMul" -> add(channels.fused(node, convolutions.matrix(node, input)));
      default -> add(channels.step(node, value));
    };
  }

  private int add(Value value) {
    values.add(value);
    return values.size() - 1;
  }

  private int index(String name) {
    return Objects.requireNonNull(indices.get(name), name);
  }

  private Value.Image image(GraphNode node) throws JsonException {
    List<Integer> shape = node.attributes().shape();
    Optional<Integer> size =
        shape.size() == 4
                && shape.get(1).equals(shape.get(2))
                && shape.get(1) > 0
                && shape.get(1) <= PretrainedConfig.MAX_SIZE
            ? Optional.of(shape.get(1))
            : Optional.empty();
    boolean bytes = INTEGERS.contains(node.attributes().type("dtype").orElse("DT_FLOAT"));
    return new Value.Image(node.name(), List.of(1.0), List.of(0.0), bytes, size);
  }

  /** Of one pixel, the channels stay in their order whatever the shape. */
  private int reshaped(GraphNode node, Value value, int input) throws ForeignFileException {
    boolean pixel =
        value instanceof Value.Pooled
            || (value instanceof Value.Convolved convolved
                && values.get(convolved.input()) instanceof Value.Pooled);
    if (!pixel) {
      throw graph.error(
          node.name(),
          "expected a new shape only behind the mean over all pixels, found one before");
    }
    return input;
  }

  private Value mean(GraphNode node, int input) throws ForeignFileException {
    List<Integer> axes =
        graph.integers(node, 1).stream().map(a -> a < 0 ? a + 4 : a).sorted().toList();
    if (!axes.equals(List.of(1, 2))) {
      throw graph.error(
          node.name(), "expected the mean over height and width, axes 1 and 2, found " + axes);
    }
    return new Value.Pooled(node.name(), input, Optional.empty());
  }

  private Value averagePool(GraphNode node, int input) throws ForeignFileException, JsonException {
    List<Integer> window = node.attributes().integers("ksize");
    String padding = node.attributes().text("padding").orElse("");
    boolean square = window.size() == 4 && window.get(1).equals(window.get(2));
    if (!square || window.get(1) < 1 || window.get(1) > MAX_WINDOW || !padding.equals("VALID")) {
      throw graph.error(
          node.name(),
          "expected the mean over a square of all pixels, with padding VALID, found "
              + window
              + " with padding "
              + padding);
    }
    return new Value.Pooled(node.name(), input, Optional.of(window.get(1)));
  }
}
