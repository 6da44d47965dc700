package mobilenet.convert.graphdef;

import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.TensorFlowLayout;
import mobilenet.json.JsonException;
import mobilenet.weights.Tensor;

/** Reads convolutions, products with a matrix, and zeros before them. */
final class ConvolutionReader {
  private static final List<Integer> NO_DILATION = List.of(1, 1, 1, 1);

  private final GraphDef graph;

  ConvolutionReader(GraphDef graph) {
    this.graph = graph;
  }

  Value.Padded padded(GraphNode node, int input) throws ForeignFileException {
    List<Integer> zeros = graph.integers(node, 1);
    boolean filled = node.op().equals("PadV2") && graph.constant(node, 2).data().length > 0;
    if (filled && graph.constant(node, 2).data()[0] != 0) {
      throw graph.error(node.name(), "expected zeros, found " + graph.constant(node, 2).data()[0]);
    }
    return new Value.Padded(node.name(), input, sides(node, zeros));
  }

  /** Zeros before and behind each of images, rows, columns and channels. */
  private Zeros sides(GraphNode node, List<Integer> zeros) throws ForeignFileException {
    boolean spatial = zeros.size() == 8 && zeros.stream().allMatch(z -> z >= 0 && z < 16);
    if (!spatial || zeros.get(0) + zeros.get(1) + zeros.get(6) + zeros.get(7) > 0) {
      throw graph.error(
          node.name(),
          "expected zeros around height and width, such as [0, 0, 0, 1, 0, 1, 0, 0], found "
              + zeros);
    }
    return new Zeros(zeros.get(2), zeros.get(3), zeros.get(4), zeros.get(5));
  }

  Value.Convolved convolution(GraphNode node, int input)
      throws ForeignFileException, JsonException {
    Attributes attributes = node.attributes();
    String order = attributes.text("data_format").orElse("NHWC");
    if (!order.equals("NHWC")) {
      throw graph.error(node.name(), "expected the order of dimensions NHWC, found " + order);
    }
    List<Integer> dilations = attributes.integers("dilations");
    if (!dilations.isEmpty() && !dilations.equals(NO_DILATION)) {
      throw graph.error(node.name(), "expected no dilation, found " + dilations);
    }
    boolean depthwise = node.op().contains("Depthwise");
    return new Value.Convolved(
        node.name(),
        input,
        kernel(node, depthwise),
        depthwise,
        stride(node),
        zeros(node),
        List.of(),
        Bounds.NONE);
  }

  private Tensor kernel(GraphNode node, boolean depthwise) throws ForeignFileException {
    Tensor kernel = graph.constant(node, 1);
    List<Integer> shape = kernel.shape();
    if (shape.size() != 4 || shape.contains(0) || (depthwise && shape.get(3) != 1)) {
      throw graph.error(
          node.name(),
          "expected a kernel of "
              + (depthwise ? "height, width, channels and 1" : "height, width, in and out")
              + ", found "
              + shape);
    }
    return kernel;
  }

  private int stride(GraphNode node) throws ForeignFileException, JsonException {
    List<Integer> strides = node.attributes().integers("strides");
    boolean square =
        strides.size() == 4
            && strides.get(1).equals(strides.get(2))
            && strides.get(0) == 1
            && strides.get(3) == 1;
    if (!square) {
      throw graph.error(
          node.name(), "expected the same stride in height and width, found " + strides);
    }
    return strides.get(1);
  }

  private Optional<Zeros> zeros(GraphNode node) throws ForeignFileException, JsonException {
    String padding = node.attributes().text("padding").orElse("");
    return switch (padding) {
      case "SAME" -> Optional.empty();
      case "VALID" -> Optional.of(Zeros.NONE);
      case "EXPLICIT" -> Optional.of(sides(node, node.attributes().integers("explicit_paddings")));
      default ->
          throw graph.error(
              node.name(), "expected padding SAME, VALID or EXPLICIT, found \"" + padding + "\"");
    };
  }

  Value.Convolved matrix(GraphNode node, int input) throws ForeignFileException, JsonException {
    Tensor matrix = graph.constant(node, 1);
    if (node.attributes().flag("transpose_a") || matrix.shape().size() != 2) {
      throw graph.error(
          node.name(),
          "expected a feature vector times a matrix, found a matrix of shape " + matrix.shape());
    }
    Tensor straight =
        node.attributes().flag("transpose_b") ? TensorFlowLayout.matrix(matrix) : matrix;
    return new Value.Convolved(
        node.name(), input, straight, false, 1, Optional.of(Zeros.NONE), List.of(), Bounds.NONE);
  }
}
