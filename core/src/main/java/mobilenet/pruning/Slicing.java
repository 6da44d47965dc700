package mobilenet.pruning;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightSource;

/**
 * Takes channels out of a trained network. The result computes what the network would compute if
 * the channels were 0.
 */
public final class Slicing {
  private final ChannelGroups groups;
  private final Graph narrow;
  private final Map<Dimension, List<Integer>> kept = new HashMap<>();

  private Slicing(ChannelGroups groups, Graph narrow) {
    this.groups = groups;
    this.narrow = narrow;
  }

  /**
   * Keeps the channels that weigh most.
   *
   * @param weights of the groups' network, by timm's names
   * @param widths channels to keep, by the id of a group, as for {@link ChannelGroups#narrowed}
   * @throws IllegalArgumentException if there is no such network
   * @throws IOException if the weights cannot be read
   */
  public static SlicedNetwork slice(
      ChannelGroups groups, WeightSource weights, Map<String, Integer> widths) throws IOException {
    Architecture architecture = groups.narrowed(widths);
    Slicing slicing = new Slicing(groups, Lowering.lower(architecture));
    for (ChannelGroup group : groups.all()) {
      slicing.keep(group, weights);
    }
    return new SlicedNetwork(architecture, slicing.cut(weights));
  }

  /**
   * How many channels of a group are left is read from the narrow network, in which squeeze layers
   * have followed their blocks.
   */
  private void keep(ChannelGroup group, WeightSource weights) throws IOException {
    int width = narrowed(group.dimensions().get(0));
    if (width == group.channels()) {
      return;
    }
    List<Integer> channels = FilterNorms.of(group, weights).largest(width);
    for (Dimension dimension : group.dimensions()) {
      if (narrowed(dimension) != width) {
        throw new IllegalStateException(
            group.id() + " is cut to " + width + " channels, but not in " + dimension);
      }
      kept.put(dimension, channels);
    }
  }

  private int narrowed(Dimension dimension) {
    return Optional.ofNullable(narrow.parameters().get(dimension.parameter().key()))
        .orElseThrow(() -> new IllegalStateException("a narrow network has other layers"))
        .shape()
        .get(dimension.axis());
  }

  private MapWeights cut(WeightSource weights) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : groups.graph().parameters().values()) {
      tensors.put(parameter.key(), cut(parameter, weights.read(parameter.key())));
    }
    return new MapWeights(tensors);
  }

  private Tensor cut(Parameter parameter, float[] values) {
    List<Integer> rows = kept(parameter, 0);
    List<Integer> columns = parameter.shape().size() > 1 ? kept(parameter, 1) : List.of(0);
    List<Integer> shape =
        Optional.ofNullable(narrow.parameters().get(parameter.key())).orElseThrow().shape();
    int wasColumns = parameter.shape().size() > 1 ? parameter.shape().get(1) : 1;
    int taps = values.length / parameter.shape().get(0) / wasColumns;
    float[] cut = new float[rows.size() * columns.size() * taps];
    int at = 0;
    for (int row : rows) {
      for (int column : columns) {
        System.arraycopy(values, (row * wasColumns + column) * taps, cut, at, taps);
        at += taps;
      }
    }
    return new Tensor(shape, cut);
  }

  private List<Integer> kept(Parameter parameter, int axis) {
    List<Integer> chosen = kept.get(new Dimension(parameter, axis));
    return chosen == null
        ? IntStream.range(0, parameter.shape().get(axis)).boxed().toList()
        : chosen;
  }
}
