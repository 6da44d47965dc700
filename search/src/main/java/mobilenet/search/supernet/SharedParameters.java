package mobilenet.search.supernet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.search.space.PlacedNetwork;
import mobilenet.search.space.SearchSpace;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.weights.MapWeights;

/** All parameters that the networks of a space share, each of the largest shape that one has. */
final class SharedParameters {
  /** Channels come first; what follows is a kernel's, which has no leading part. */
  private static final int CHANNEL_DIMENSIONS = 2;

  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Integer> groups = new LinkedHashMap<>();

  private SharedParameters() {}

  /**
   * Those of a space.
   *
   * @throws IllegalArgumentException if two of its networks have parameters that would be one and
   *     are not alike
   */
  static SharedParameters of(SearchSpace space) {
    SharedParameters shared = new SharedParameters();
    try {
      space.parts().forEach(shared::add);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the networks of the space "
              + space.name()
              + " cannot share weights: "
              + e.getMessage()
              + "; search it with networks that are trained alone, or without this choice",
          e);
    }
    return shared;
  }

  private void add(PlacedNetwork part) {
    Map<String, String> keys = SharedKeys.of(part);
    for (Node node : part.graph().nodes()) {
      for (Parameter parameter : node.op().parameters()) {
        String key = Objects.requireNonNull(keys.get(parameter.key()));
        Parameter renamed = new Parameter(key, parameter.shape(), parameter.kind());
        parameters.merge(key, renamed, SharedParameters::larger);
        groups.merge(key, node.op() instanceof Op.Convolution c ? c.groups() : 1, Math::max);
      }
    }
  }

  static Parameter larger(Parameter a, Parameter b) {
    if (a.kind() != b.kind() || a.shape().size() != b.shape().size()) {
      throw unlike(a, b);
    }
    List<Integer> shape = new ArrayList<>();
    for (int d = 0; d < a.shape().size(); d++) {
      int one = a.shape().get(d);
      int other = b.shape().get(d);
      if (d >= CHANNEL_DIMENSIONS && one != other) {
        throw unlike(a, b);
      }
      shape.add(Math.max(one, other));
    }
    return new Parameter(a.key(), shape, a.kind());
  }

  private static IllegalArgumentException unlike(Parameter a, Parameter b) {
    return new IllegalArgumentException(
        a.key() + " is " + a.shape() + " in one of them and " + b.shape() + " in another");
  }

  /** In the order in which networks use them. */
  Collection<Parameter> all() {
    return parameters.values();
  }

  /** Initial weights, drawn as for a network that has them all. */
  MapWeights draw(long seed) {
    Map<Parameter, Integer> drawn = new LinkedHashMap<>();
    parameters.forEach((key, p) -> drawn.put(p, Objects.requireNonNull(groups.get(key))));
    return Initialisation.draw(drawn, seed);
  }
}
