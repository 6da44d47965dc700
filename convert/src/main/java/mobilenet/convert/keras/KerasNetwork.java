package mobilenet.convert.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.Origin;
import mobilenet.convert.source.Stated;
import mobilenet.convert.source.TensorFlowLayout;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/** Layers of Keras as tensors with timm's names and order of dimensions. */
public final class KerasNetwork {
  private static final String CLASSIFIER = "classifier";
  private static final int RGB = 3;
  private static final Map<String, String> NORM =
      Map.of(
          "gamma", "weight",
          "beta", "bias",
          "moving_mean", "running_mean",
          "moving_variance", "running_var");

  private final String origin;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private KerasNetwork(String origin) {
    this.origin = origin;
  }

  /**
   * The network that layers make up. Layers that the network does not have keep their names, so
   * that they are reported.
   *
   * @param format for people
   * @param types of the values in the file, for people
   * @param config what else the file says, if it says it
   * @throws ForeignFileException if these are layers of no network of keras.applications
   */
  public static ForeignNetwork of(
      String origin,
      String format,
      String types,
      List<LayerWeights> layers,
      Optional<KerasConfig> config)
      throws ForeignFileException {
    List<String> names = layers.stream().map(l -> KerasFamily.normal(l.name())).toList();
    KerasFamily family =
        KerasFamily.of(names)
            .orElseThrow(
                () ->
                    new ForeignFileException(
                        origin
                            + ": expected the layers of keras.applications' MobileNet,"
                            + " MobileNetV2 or MobileNetV3, such as conv_dw_1, block_1_expand or"
                            + " expanded_conv_1_expand, found "
                            + layers.stream().limit(4).map(LayerWeights::name).toList()
                            + " and others"));
    KerasNetwork network = new KerasNetwork(origin);
    network.place(layers, family);
    Stated stated = Stated.NOTHING;
    if (config.isPresent()) {
      stated = network.stated(config.get(), family);
    } else {
      network.notes.add("the file has weights alone, so that nothing in it confirms its origin");
    }
    return new ForeignNetwork(
        format + " of " + family.kerasName(),
        Origin.KERAS,
        new MapWeights(origin, network.tensors),
        types,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        network.notes,
        stated);
  }

  private Stated stated(KerasConfig config, KerasFamily family) throws ForeignFileException {
    boolean relu6 = family == KerasFamily.V1 || family == KerasFamily.V2;
    Stated stated = config.stated(origin, relu6);
    OtherLayers.note(config.layers(), !relu6).ifPresent(notes::add);
    return stated.withPixels(KerasPixels.scale(origin, config.layers(), channels(), notes));
  }

  /** Channels of the images. A network without its first convolution is refused later. */
  private int channels() {
    Tensor stem = tensors.get("conv_stem.weight");
    return stem != null && stem.shape().size() == 4 ? stem.shape().get(1) : RGB;
  }

  private void place(List<LayerWeights> layers, KerasFamily family) throws ForeignFileException {
    Map<String, String> modules = family.modules();
    Optional<String> own = ownClassifier(layers, modules);
    for (LayerWeights layer : layers) {
      String module =
          own.filter(layer.name()::equals).isPresent()
              ? CLASSIFIER
              : modules.getOrDefault(KerasFamily.normal(layer.name()), layer.name());
      for (Map.Entry<String, Tensor> variable : layer.variables().entrySet()) {
        put(module, variable.getKey(), variable.getValue());
      }
    }
  }

  /** A network that was trained anew ends in one dense layer with a name of its own. */
  private Optional<String> ownClassifier(List<LayerWeights> layers, Map<String, String> modules) {
    boolean has =
        layers.stream().anyMatch(l -> CLASSIFIER.equals(modules.get(KerasFamily.normal(l.name()))));
    List<LayerWeights> dense =
        layers.stream()
            .filter(layer -> !modules.containsKey(KerasFamily.normal(layer.name())))
            .filter(
                layer ->
                    layer.variables().containsKey("kernel")
                        && layer.variables().get("kernel").shape().size() == 2)
            .toList();
    if (has || dense.size() != 1) {
      return Optional.empty();
    }
    notes.add(
        "the dense layer "
            + dense.get(0).name()
            + " is taken for the classifier: its answers are"
            + " logits here, before any activation");
    return Optional.of(dense.get(0).name());
  }

  private void put(String module, String variable, Tensor value) throws ForeignFileException {
    String name = module + "." + NORM.getOrDefault(variable, variable);
    Tensor placed = value;
    int rank = value.shape().size();
    if (variable.equals("kernel") || variable.equals("depthwise_kernel")) {
      name = module + ".weight";
      boolean matrix = module.equals(CLASSIFIER);
      if (rank != 4 && !(matrix && rank == 2)) {
        // Of another network: it keeps its name, and is reported.
        name = module + "." + variable;
      } else if (matrix) {
        placed = matrix(module, value);
      } else {
        placed =
            module.endsWith("conv_dw")
                ? TensorFlowLayout.depthwise(value)
                : TensorFlowLayout.convolution(value);
      }
    }
    if (tensors.put(name, placed) != null) {
      throw new ForeignFileException(
          origin + ": two layers of the file stand for " + name + "; save the model again");
    }
  }

  private Tensor matrix(String module, Tensor kernel) throws ForeignFileException {
    List<Integer> shape = kernel.shape();
    if (shape.size() == 4 && (shape.get(0) != 1 || shape.get(1) != 1)) {
      throw new ForeignFileException(
          origin + ": expected a kernel of 1×1 in the " + module + ", found " + shape);
    }
    return TensorFlowLayout.matrix(kernel);
  }
}
