package mobilenet.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Operations in execution order.
 *
 * @param nodes each reads only earlier ones; the first is the input
 * @param taps named feature maps, in order: {@code stem}, {@code blocks.S.B}, {@code features},
 *     {@code embedding}, {@code logits} (the last two only where the network has them)
 */
public record Graph(List<Node> nodes, Map<String, Integer> taps) {
  /** Tap of the stem's output. */
  public static final String STEM = "stem";

  /** Tap of the feature map before pooling (960 channels in V3-L and V4). */
  public static final String FEATURES = "features";

  /** Tap of the vector that the classifier sees (1280 channels in most networks). */
  public static final String EMBEDDING = "embedding";

  /** Tap of the classifier's output. */
  public static final String LOGITS = "logits";

  /** Copies, and checks that every node reads only earlier ones. */
  public Graph {
    nodes = List.copyOf(nodes);
    taps = Collections.unmodifiableMap(new LinkedHashMap<>(taps));
    for (int i = 0; i < nodes.size(); i++) {
      for (int input : nodes.get(i).inputs()) {
        if (input < 0 || input >= i) {
          throw new IllegalArgumentException(
              "node " + i + " (" + nodes.get(i).name() + ") reads node " + input);
        }
      }
    }
    for (Map.Entry<String, Integer> tap : taps.entrySet()) {
      if (tap.getValue() < 0 || tap.getValue() >= nodes.size()) {
        throw new IllegalArgumentException("tap " + tap.getKey() + " names no node");
      }
    }
  }

  /** Every parameter and buffer by timm's key, in the order in which the network uses them. */
  public Map<String, Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    for (Node node : nodes) {
      for (Parameter parameter : node.op().parameters()) {
        all.put(parameter.key(), parameter);
      }
    }
    return Collections.unmodifiableMap(all);
  }

  /**
   * The tap in which the network ends: {@link #LOGITS}, or {@link #EMBEDDING} if it has no
   * classifier, or {@link #FEATURES} if it has no head at all.
   *
   * @throws IllegalStateException if it has none of them
   */
  public String output() {
    return Stream.of(LOGITS, EMBEDDING, FEATURES)
        .filter(taps::containsKey)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the graph has no output; it has " + taps));
  }

  /** Number of learnt elements; batch norm statistics are not counted. */
  public long parameterCount() {
    return parameters().values().stream()
        .filter(p -> p.kind().isLearnt())
        .mapToLong(Parameter::elementCount)
        .sum();
  }

  /** How many readers each node has; a tap counts as one. */
  public int[] readerCounts() {
    int[] counts = new int[nodes.size()];
    for (Node node : nodes) {
      for (int input : node.inputs()) {
        counts[input]++;
      }
    }
    for (int tapped : taps.values()) {
      counts[tapped]++;
    }
    return counts;
  }
}
