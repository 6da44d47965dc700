package mobilenet.train.torch;

import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;

/**
 * A network that has no weights of its own: each of its parameters is the leading part of a shared
 * one, in every dimension.
 *
 * @param architecture of the network
 * @param graph of the architecture
 * @param sharedKeys key of the shared parameter, by timm's key of each parameter of the graph
 */
public record SharedNetwork(
    Architecture architecture, Graph graph, Map<String, String> sharedKeys) {

  /** Copies, and checks that every parameter has its place. */
  public SharedNetwork {
    sharedKeys = Map.copyOf(sharedKeys);
    if (!sharedKeys.keySet().equals(graph.parameters().keySet())) {
      throw new IllegalArgumentException(
          "expected a shared key for each parameter of " + architecture.name());
    }
  }

  /** Key of the shared parameter that one of the network's is a part of. */
  String sharedKey(Parameter parameter) {
    String key = sharedKeys.get(parameter.key());
    if (key == null) {
      throw new IllegalArgumentException(
          "no parameter " + parameter.key() + " in " + architecture.name());
    }
    return key;
  }
}
