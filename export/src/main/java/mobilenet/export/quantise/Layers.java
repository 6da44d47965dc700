package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Names;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/** Names and kinds of a graph's operations, as people are told of them. */
final class Layers {
  private static final String WEIGHT = ".weight";

  private Layers() {}

  /** The convolution in an operation, whose weights can be integers. */
  static Optional<Op.Convolution> convolution(Op op) {
    if (op instanceof Op.Linear linear) {
      return Optional.of(linear.asConvolution());
    }
    return op instanceof Op.Convolution conv ? Optional.of(conv) : Optional.empty();
  }

  /** Timm's module that has the weights, or else the operation's path. */
  static String name(Node node) {
    return convolution(node.op())
        .map(conv -> conv.weight().key())
        .map(key -> key.endsWith(WEIGHT) ? key.substring(0, key.length() - WEIGHT.length()) : key)
        .orElse(node.name());
  }

  /**
   * The operations that names stand for: a layer's own name, or a part of the path such as {@code
   * blocks.2.0} for all layers below it.
   *
   * @throws IllegalArgumentException for a name of no layer
   */
  static Set<Integer> named(Graph graph, List<String> names) {
    Set<Integer> found = new LinkedHashSet<>();
    List<String> known = graph.nodes().stream().skip(1).map(Layers::name).toList();
    for (String name : names) {
      List<Integer> here = new ArrayList<>();
      for (int i = 0; i < known.size(); i++) {
        if (known.get(i).equals(name) || known.get(i).startsWith(name + ".")) {
          here.add(i + 1);
        }
      }
      if (here.isEmpty()) {
        List<String> nearest = Names.nearest(name, known);
        throw new IllegalArgumentException(
            "the network has no layer \""
                + name
                + "\"; "
                + (nearest.isEmpty()
                    ? "its first is " + known.get(0)
                    : "similar ones are " + String.join(", ", nearest)));
      }
      found.addAll(here);
    }
    return found;
  }
}
