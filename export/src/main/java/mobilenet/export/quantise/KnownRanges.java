package mobilenet.export.quantise;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/** What is known of feature maps' ranges without any image. */
final class KnownRanges {
  private static final double UNKNOWN = Double.MAX_VALUE;

  /** Outside, hard-swish and hard-sigmoid are 0, or 1, or the value itself. */
  private static final double KNEE = 3;

  /** Hard-swish of −1.5. */
  private static final double LEAST_HARD_SWISH = -0.375;

  private KnownRanges() {}

  /**
   * A range that was seen, held to what is known: an end that the function has by itself is neither
   * clipped nor, where a reader tells no values beyond it apart, exceeded.
   *
   * @param seen by some rule
   */
  static Range apply(Graph graph, int index, Range seen) {
    Range range = seen.and(told(graph, index));
    Node node = graph.nodes().get(index);
    if (!(node.op() instanceof Op.Activate activate)) {
      return range;
    }
    return switch (activate.function()) {
      case SIGMOID, HARD_SIGMOID -> new Range(0, 1);
      // Many values gather at the least one, so no rule may clip it.
      case HARD_SWISH -> seen.low() < 0 ? new Range(LEAST_HARD_SWISH, range.high()) : range;
      default -> range;
    };
  }

  /**
   * The values of a node's map that its readers tell apart: beyond it, all of them give the same
   * whatever the value. All values, if there is no such end.
   */
  static Range told(Graph graph, int index) {
    if (graph.taps().containsValue(index)) {
      return new Range(-UNKNOWN, UNKNOWN);
    }
    List<Op> readers =
        graph.nodes().stream().filter(node -> node.inputs().contains(index)).map(Node::op).toList();
    if (!readers.isEmpty() && readers.stream().allMatch(op -> is(op, Activation.HARD_SWISH))) {
      return new Range(-KNEE, UNKNOWN);
    }
    if (!readers.isEmpty() && readers.stream().allMatch(op -> is(op, Activation.HARD_SIGMOID))) {
      return new Range(-KNEE, KNEE);
    }
    return new Range(-UNKNOWN, UNKNOWN);
  }

  private static boolean is(Op op, Activation function) {
    return op instanceof Op.Activate activate && activate.function() == function;
  }
}
