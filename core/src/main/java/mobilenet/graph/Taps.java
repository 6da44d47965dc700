package mobilenet.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.architecture.Names;

/**
 * Finds feature maps by name. In addition to the names of {@link Graph#taps()}, {@code blocks.S} is
 * the last block of stage S, and {@code stride.N} the last feature map at 1/N of the image's size,
 * which detection and segmentation heads read.
 */
public final class Taps {
  private Taps() {}

  /**
   * Nodes of the named taps, in the order given.
   *
   * @throws IllegalArgumentException for a name that the network does not have; the message names
   *     similar ones
   */
  public static Map<String, Integer> resolve(Graph graph, List<String> names) {
    Map<String, Integer> known = all(graph);
    Map<String, Integer> resolved = new LinkedHashMap<>();
    for (String name : names) {
      Integer node = known.get(name);
      if (node == null && name.equals(Graph.LOGITS)) {
        throw new IllegalArgumentException(
            "the network has no classifier and so no tap \"logits\"; it ends in \""
                + graph.output()
                + "\"");
      }
      if (node == null) {
        List<String> nearest = Names.nearest(name, known.keySet());
        throw new IllegalArgumentException(
            "the network has no tap \""
                + name
                + "\"; it has "
                + (nearest.isEmpty()
                    ? String.join(", ", known.keySet())
                    : "the similar " + String.join(", ", nearest)));
      }
      resolved.put(name, node);
    }
    return resolved;
  }

  /** Every name and the node that it stands for. */
  public static Map<String, Integer> all(Graph graph) {
    Map<String, Integer> all = new LinkedHashMap<>(graph.taps());
    List<Integer> strides = strides(graph);
    Map<String, Integer> aliases = new LinkedHashMap<>();
    graph
        .taps()
        .forEach(
            (name, node) -> {
              int stage = name.lastIndexOf('.');
              if (stage > 0) {
                aliases.put(name.substring(0, stage), node);
              }
              boolean head = name.equals(Graph.EMBEDDING) || name.equals(Graph.LOGITS);
              if (!head && !name.equals(Graph.FEATURES)) {
                aliases.put("stride." + strides.get(node), node);
              }
            });
    all.putAll(aliases);
    return all;
  }

  /** Total stride of each node, up to the global pool. */
  private static List<Integer> strides(Graph graph) {
    List<Integer> strides = new ArrayList<>();
    for (Node node : graph.nodes()) {
      int before = node.inputs().isEmpty() ? 1 : strides.get(node.input());
      strides.add(before * node.op().accept(new OperationStride()));
    }
    return strides;
  }
}
