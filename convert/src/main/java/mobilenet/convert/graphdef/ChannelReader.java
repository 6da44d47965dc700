package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.json.JsonException;
import mobilenet.weights.Tensor;

/** Reads what is done with each channel: biases, batch norms, activations, and pixels' scale. */
final class ChannelReader {
  private static final Set<String> NORMS =
      Set.of("FusedBatchNorm", "FusedBatchNormV2", "FusedBatchNormV3");

  private final GraphDef graph;

  ChannelReader(GraphDef graph) {
    this.graph = graph;
  }

  /** A convolution with the operations that are fused into it. */
  Value.Convolved fused(GraphNode node, Value.Convolved convolution)
      throws ForeignFileException, JsonException {
    Value.Convolved result = convolution;
    // The image and the kernel come first.
    int next = 2;
    for (String op : node.attributes().texts("fused_ops")) {
      if (op.equals("BiasAdd")) {
        result = shifted(node, result, graph.constant(node, next));
        next += 1;
      } else if (NORMS.contains(op)) {
        result = normed(node, result, next);
        next += 4;
      } else {
        result = limited(node, op, result);
      }
    }
    if (next != node.inputs().size()) {
      throw graph.error(
          node.name(),
          "expected "
              + next
              + " inputs for "
              + node.attributes().texts("fused_ops")
              + ", found "
              + node.inputs().size());
    }
    return result;
  }

  /** A node that changes one value. */
  Value step(GraphNode node, Value value) throws ForeignFileException, JsonException {
    if (value instanceof Value.Image image && node.inputs().size() == 2) {
      return PixelReader.scaled(graph, node, image);
    }
    if (!(value instanceof Value.Convolved convolution)) {
      throw graph.unknown(node);
    }
    if (NORMS.contains(node.op())) {
      return normed(node, convolution, 1);
    }
    return switch (node.op()) {
      case "BiasAdd" -> shifted(node, convolution, graph.constant(node, 1));
      case "Add", "AddV2" -> shifted(node, convolution, graph.constant(node));
      case "Sub" -> {
        graph.requireConstantSecond(node);
        yield shifted(node, convolution, mapped(graph.constant(node), -1));
      }
      case "Mul" -> {
        Tensor factor = graph.constant(node);
        requireChannels(node, convolution, factor);
        yield open(node, convolution).then(new ChannelStep.Scaled(node.name(), factor));
      }
      case "Minimum" -> {
        double above = single(node, graph.constant(node));
        yield convolution.limited(convolution.bounds().within(Double.NEGATIVE_INFINITY, above));
      }
      case "Maximum" -> {
        double below = single(node, graph.constant(node));
        yield convolution.limited(convolution.bounds().within(below, Double.POSITIVE_INFINITY));
      }
      case "ClipByValue" ->
          convolution.limited(
              convolution
                  .bounds()
                  .within(
                      single(node, graph.constant(node, 1)),
                      single(node, graph.constant(node, 2))));
      default -> limited(node, node.op(), convolution);
    };
  }

  private Value.Convolved limited(GraphNode node, String op, Value.Convolved convolution)
      throws ForeignFileException {
    return switch (op) {
      case "Relu" -> convolution.limited(convolution.bounds().within(0, Double.POSITIVE_INFINITY));
      case "Relu6" -> convolution.limited(convolution.bounds().within(0, 6));
      default -> throw graph.unknown(node);
    };
  }

  private Value.Convolved shifted(GraphNode node, Value.Convolved convolution, Tensor bias)
      throws ForeignFileException {
    requireChannels(node, convolution, bias);
    return open(node, convolution).then(new ChannelStep.Shifted(node.name(), bias));
  }

  private Value.Convolved normed(GraphNode node, Value.Convolved convolution, int first)
      throws ForeignFileException, JsonException {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tensors.add(graph.constant(node, first + i));
      requireChannels(node, convolution, tensors.get(i));
    }
    double epsilon =
        node.attributes()
            .number("epsilon")
            .filter(e -> e > 0 && e < 1)
            .orElseThrow(
                () ->
                    graph.error(
                        node.name(), "expected an epsilon above 0 and below 1, found none"));
    return open(node, convolution)
        .then(
            new ChannelStep.Normed(
                node.name(),
                tensors.get(0),
                tensors.get(1),
                tensors.get(2),
                tensors.get(3),
                epsilon));
  }

  /** Nothing but limits may follow an activation. */
  private Value.Convolved open(GraphNode node, Value.Convolved convolution)
      throws ForeignFileException {
    if (!convolution.bounds().equals(Bounds.NONE)) {
      throw graph.error(
          node.name(),
          "expected a convolution behind the activation of "
              + convolution.node()
              + ", found "
              + node.op());
    }
    return convolution;
  }

  private void requireChannels(GraphNode node, Value.Convolved convolution, Tensor tensor)
      throws ForeignFileException {
    // Constants in arithmetic may have the dimensions of images before that of channels.
    List<Integer> shape = tensor.shape();
    int channels = convolution.channels();
    boolean vector =
        !shape.isEmpty()
            && shape.get(shape.size() - 1) == channels
            && tensor.data().length == channels;
    if (!vector) {
      throw graph.error(
          node.name(),
          "expected a number for each of the "
              + channels
              + " channels of "
              + convolution.node()
              + ", found a tensor of shape "
              + shape);
    }
  }

  private double single(GraphNode node, Tensor tensor) throws ForeignFileException {
    if (tensor.data().length != 1) {
      throw graph.error(node.name(), "expected one number, found shape " + tensor.shape());
    }
    return tensor.data()[0];
  }

  private static Tensor mapped(Tensor tensor, int factor) {
    float[] values = tensor.data().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return new Tensor(tensor.shape(), values);
  }
}
