package mobilenet.convert.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.weights.Tensor;

/**
 * Layers as {@code .weights.h5} of Keras 3 has them: groups are called after types and numbered,
 * {@code layers/conv2d_2/vars}, and those of a model in the model are in its group. Newer versions
 * add each layer's name.
 */
final class NumberedLayers {
  private static final int MAX_DEPTH = 4;
  private static final String LAYERS = "layers";
  private static final String CONVOLUTION = "conv2d";
  private static final String DENSE = "dense";

  private static final Map<String, List<String>> VARIABLES =
      Map.of(
          CONVOLUTION,
          List.of("kernel", "bias"),
          "depthwise_conv2d",
          List.of("depthwise_kernel", "bias"),
          DENSE,
          List.of("kernel", "bias"),
          "batch_normalization",
          List.of("gamma", "beta", "moving_mean", "moving_variance"));

  private final Hdf5 hdf5;
  private final String origin;
  private final Map<String, LayerWeights> byGroup = new LinkedHashMap<>();
  private boolean named = true;

  private NumberedLayers(Hdf5 hdf5, String origin) {
    this.hdf5 = hdf5;
    this.origin = origin;
  }

  /** Whether a file has such groups. */
  static boolean isIn(Hdf5 hdf5) throws ForeignFileException {
    return hdf5.find(hdf5.root(), LAYERS).orElse(null) instanceof Group;
  }

  /**
   * All layers that have weights, with the names that Keras gives them.
   *
   * @param model the network, which decides the names if the file does not have them
   */
  static List<LayerWeights> read(Hdf5 hdf5, String origin, Optional<Architecture> model)
      throws ForeignFileException {
    NumberedLayers layers = new NumberedLayers(hdf5, origin);
    layers.collect(hdf5.root(), 0);
    if (layers.named) {
      return List.copyOf(layers.byGroup.values());
    }
    if (model.isEmpty()) {
      throw new ForeignFileException(
          origin
              + ": its layers are numbered and have no names; name the network with --model, such"
              + " as mobilenetv2_100, or give the whole .keras file");
    }
    return layers.named(model.get());
  }

  private void collect(Group model, int depth) throws ForeignFileException {
    if (depth > MAX_DEPTH || !(hdf5.find(model, LAYERS).orElse(null) instanceof Group layers)) {
      return;
    }
    for (String name : hdf5.names(layers)) {
      if (hdf5.find(layers, name).orElse(null) instanceof Group layer) {
        if (hdf5.find(layer, "vars").orElse(null) instanceof Group vars
            && !hdf5.names(vars).isEmpty()) {
          add(name, vars);
        }
        collect(layer, depth + 1);
      }
    }
  }

  private void add(String group, Group vars) throws ForeignFileException {
    Map<String, Tensor> variables = variables(hdf5, origin, vars, group, type(group));
    List<String> names = hdf5.texts(vars, "name").orElse(List.of());
    named &= names.size() == 1;
    String name = names.isEmpty() ? group : names.get(0);
    if (byGroup.put(group, new LayerWeights(name, variables)) != null) {
      throw new ForeignFileException(
          origin + ": two of its models have layers in groups " + group + "; save one alone");
    }
  }

  /**
   * The variables of a layer, by Keras's names; a file has their numbers.
   *
   * @param vars the group that has them
   * @param layer for messages
   * @param type of the layer, as groups are called: {@code conv2d}
   */
  static Map<String, Tensor> variables(
      Hdf5 hdf5, String origin, Group vars, String layer, String type) throws ForeignFileException {
    List<String> names = VARIABLES.getOrDefault(type, List.of());
    Map<String, Tensor> variables = new LinkedHashMap<>();
    for (String number : hdf5.names(vars)) {
      boolean known = number.matches("\\d") && Integer.parseInt(number) < names.size();
      if (!known || !(hdf5.find(vars, number).orElse(null) instanceof Dataset data)) {
        throw new ForeignFileException(
            origin
                + ": layer "
                + layer
                + " of type "
                + type
                + " has a variable "
                + number
                + ", which is not one of "
                + names
                + "; no network of keras.applications has it");
      }
      variables.put(names.get(Integer.parseInt(number)), hdf5.tensor(data));
    }
    return variables;
  }

  /** The name of a group without its number: that of the third convolution is conv2d_2. */
  private static String type(String group) {
    return group.replaceFirst("_\\d+$", "");
  }

  /** Layers of one type are numbered in the order in which the network runs them. */
  private List<LayerWeights> named(Architecture model) throws ForeignFileException {
    Graph graph = Lowering.lower(model);
    Map<String, String> names =
        KerasFamily.namesOf(graph)
            .orElseThrow(
                () ->
                    new ForeignFileException(
                        origin
                            + ": expected --model to be MobileNetV1, V2 or V3 of keras.applications"
                            + " if layers have no names, given "
                            + model.name()));
    Map<String, Integer> counts = new HashMap<>();
    Map<String, LayerWeights> left = new LinkedHashMap<>(byGroup);
    List<LayerWeights> layers = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.op().parameters().isEmpty()) {
        continue;
      }
      String type = type(node.op());
      int number = counts.merge(type, 1, Integer::sum) - 1;
      LayerWeights layer = left.remove(number == 0 ? type : type + "_" + number);
      if (layer != null) {
        layers.add(new LayerWeights(names.getOrDefault(node.name(), type), layer.variables()));
      }
    }
    // What the network does not have is reported under its own name.
    layers.addAll(left.values());
    return layers;
  }

  private String type(Op op) {
    if (op instanceof Op.BatchNorm) {
      return "batch_normalization";
    }
    if (op instanceof Op.Convolution convolution) {
      return convolution.groups() > 1 ? "depthwise_conv2d" : CONVOLUTION;
    }
    return byGroup.containsKey(DENSE) ? DENSE : CONVOLUTION;
  }
}
