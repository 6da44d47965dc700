package mobilenet.pruning;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.testing.FormulaWeights;
import mobilenet.testing.Resources;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/** The slow way to take channels out: the network stays, and computes zeros for them. */
final class Masking {
  private Masking() {}

  static MapWeights weights(Graph graph, FormulaWeights formula) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    graph
        .parameters()
        .forEach((key, p) -> tensors.put(key, new Tensor(p.shape(), formula.value(p))));
    return new MapWeights(tensors);
  }

  static BoundGraph bind(Graph graph, MapWeights weights) {
    return BoundGraph.bind(graph, key -> Resources.entry(weights.tensors(), key).data());
  }

  /** Weights with what writes a channel set to zero wherever the narrow network has none. */
  static MapWeights masked(ChannelGroups groups, MapWeights weights, Graph narrow)
      throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.tensors());
    for (ChannelGroup group : groups.all()) {
      Dimension any = group.dimensions().get(0);
      int width =
          Resources.entry(narrow.parameters(), any.parameter().key()).shape().get(any.axis());
      if (width == group.channels()) {
        continue;
      }
      List<Integer> kept = FilterNorms.of(group, weights).largest(width);
      for (Dimension dimension : group.dimensions()) {
        if (dimension.axis() == 0) {
          Parameter parameter = dimension.parameter();
          float[] values = Resources.entry(tensors, parameter.key()).data().clone();
          clear(values, group.channels(), kept);
          tensors.put(parameter.key(), new Tensor(parameter.shape(), values));
        }
      }
    }
    return new MapWeights(tensors);
  }

  private static void clear(float[] values, int channels, List<Integer> kept) {
    int row = values.length / channels;
    for (int i = 0; i < values.length; i++) {
      values[i] = kept.contains(i / row) ? values[i] : 0;
    }
  }
}
