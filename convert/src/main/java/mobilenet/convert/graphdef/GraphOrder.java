package mobilenet.convert.graphdef;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mobilenet.convert.source.ForeignFileException;

/** Nodes in an order in which each comes after those that it reads. */
final class GraphOrder {
  /** Their other inputs say a shape or axes, and are themselves computed sometimes. */
  private static final Set<String> FIRST_INPUT_ONLY = Set.of("Reshape", "Squeeze", "ExpandDims");

  private static final Set<String> NO_INPUT = Set.of("Placeholder", "PlaceholderWithDefault");

  private final GraphDef graph;
  private final List<GraphNode> order = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> open = new HashSet<>();

  private GraphOrder(GraphDef graph) {
    this.graph = graph;
  }

  /**
   * The nodes that compute a node's value from the image, that node being the last. Constants are
   * not among them.
   *
   * @throws ForeignFileException if nodes read each other in a circle, or one that is not there
   */
  static List<GraphNode> upTo(GraphDef graph, GraphNode output) throws ForeignFileException {
    GraphOrder order = new GraphOrder(graph);
    order.visit(output);
    return order.order;
  }

  /** Names of the inputs of a node that are computed. */
  static List<String> data(GraphDef graph, GraphNode node) throws ForeignFileException {
    if (NO_INPUT.contains(node.op())) {
      return List.of();
    }
    if (FIRST_INPUT_ONLY.contains(node.op())) {
      return List.of(graph.input(node, 0));
    }
    List<String> data = new ArrayList<>();
    for (String input : node.inputs()) {
      if (!graph.isConstant(input, node.name())) {
        data.add(input);
      }
    }
    return data;
  }

  /** Depth first, without recursion: a graph may be as deep as its file is long. */
  private void visit(GraphNode output) throws ForeignFileException {
    Deque<GraphNode> path = new ArrayDeque<>(List.of(output));
    while (!path.isEmpty()) {
      GraphNode node = path.getLast();
      if (done.contains(node.name())) {
        path.removeLast();
      } else if (open.add(node.name())) {
        for (String input : data(graph, node)) {
          if (open.contains(input) && !done.contains(input)) {
            throw graph.error(
                node.name(),
                "reads " + input + ", which itself depends on it; no such circle can be computed");
          }
          if (!done.contains(input)) {
            path.addLast(graph.node(input, node.name()));
          }
        }
      } else {
        done.add(node.name());
        order.add(node);
        path.removeLast();
      }
    }
  }
}
