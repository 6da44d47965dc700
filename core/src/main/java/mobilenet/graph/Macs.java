package mobilenet.graph;

import java.util.List;

/**
 * Counts the multiply-accumulates of convolutions, linear layers and attention products. As in the
 * papers, norms, activations, sums, pools, gates and the fixed blur do not count.
 */
public final class Macs {
  private Macs() {}

  /** Multiply-accumulates of node {@code index}. */
  public static long of(Graph graph, List<Shape> shapes, int index) {
    Node node = graph.nodes().get(index);
    List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
    return node.op().accept(new OperationMacs(inputs, shapes.get(index)));
  }

  /** Multiply-accumulates of the whole graph. */
  public static long total(Graph graph, List<Shape> shapes) {
    long total = 0;
    for (int i = 0; i < graph.nodes().size(); i++) {
      total += of(graph, shapes, i);
    }
    return total;
  }
}
