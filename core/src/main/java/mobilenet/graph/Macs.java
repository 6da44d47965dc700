package mobilenet.graph;

import java.util.List;

/**
 * Counts multiply-accumulates of convolutions, linear layers and attention products. Norms,
 * activations, sums, pools, gates and the fixed blur are not counted, as in the papers.
 */
public final class Macs {
  private Macs() {}

  /** Multiply-accumulates of node {@code index}. */
  public static long of(Graph graph, List<Shape> shapes, int index) {
    Node node = graph.nodes().get(index);
    Shape out = shapes.get(index);
    if (node.op() instanceof Op.Convolution c) {
      return out.elementCount() * (c.inChannels() / c.groups()) * c.kernel() * c.kernel();
    }
    if (node.op() instanceof Op.Linear linear) {
      return (long) linear.inChannels() * linear.outChannels();
    }
    if (node.op() instanceof Op.Attention attention) {
      long keys = shapes.get(node.inputs().get(1)).pixels();
      return 2L * attention.heads() * out.pixels() * keys * attention.headDim();
    }
    return 0;
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
