package mobilenet.train.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Section;

/**
 * Layer-wise decay of the learning rate: what is near the input, and general, moves less than what
 * is near the classifier. Layers are, from the input on, the stem ({@code conv_stem}, {@code bn1}),
 * each block ({@code blocks.2.0}), and everything after the blocks.
 *
 * <p>timm counts the same way, but takes {@code conv_head} and {@code bn2} as part of the last
 * block.
 */
public final class LayerRates {
  private LayerRates() {}

  /**
   * The factor of each parameter's learning rate: 1 in the last layer, {@code decay} in the one
   * before, and so on.
   *
   * @param decay above 0 up to 1
   * @return factors by the parameters' names in the checkpoint
   */
  public static Map<String, Double> factors(Graph graph, double decay) {
    TreeSet<Section> layers = new TreeSet<>();
    for (Node node : graph.nodes()) {
      if (!node.op().parameters().isEmpty()) {
        layers.add(layer(node));
      }
    }
    Map<String, Double> factors = new LinkedHashMap<>();
    for (Node node : graph.nodes()) {
      double factor = Math.pow(decay, layers.tailSet(layer(node), false).size());
      node.op().parameters().forEach(parameter -> factors.put(parameter.key(), factor));
    }
    return factors;
  }

  private static Section layer(Node node) {
    return node.section().equals(Section.CLASSIFIER) ? Section.HEAD : node.section();
  }
}
