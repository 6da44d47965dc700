package mobilenet.convert.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.weights.Tensor;

/**
 * Reads {@code .h5} files of Keras, as it saved models and weights before version 3 and still can:
 * a group for each layer, and in it the weights that its attribute {@code weight_names} lists.
 */
public final class KerasFile {
  private static final long SIGNATURE = 0x894844460d0a1a0aL;
  private static final String MODEL = "model_weights";
  private static final String LAYERS = "layer_names";

  private KerasFile() {}

  /** Whether a file begins as HDF5 does. */
  public static boolean isHdf5(ByteBuffer file) {
    return file.remaining() > 8 && file.duplicate().getLong(0) == SIGNATURE;
  }

  /**
   * Reads all layers.
   *
   * @param origin the file's name, for messages
   * @param network which it is, if the user names it: files of Keras 3 may have no names of layers
   * @throws ForeignFileException if it is damaged, or of no network of keras.applications
   */
  public static ForeignNetwork read(ByteBuffer file, String origin, Optional<Architecture> network)
      throws ForeignFileException {
    try (Hdf5 hdf5 = Hdf5.open(file, origin)) {
      Group root = hdf5.root();
      Optional<Node> model = hdf5.find(root, MODEL);
      Group layers = model.isPresent() && model.get() instanceof Group group ? group : root;
      Optional<List<String>> names = hdf5.texts(layers, LAYERS);
      if (names.isEmpty() && NumberedLayers.isIn(hdf5)) {
        List<LayerWeights> numbered = NumberedLayers.read(hdf5, origin, network);
        return KerasNetwork.of(
            origin, "Keras 3 HDF5 weights", "float32", numbered, Optional.empty());
      }
      if (names.isEmpty()) {
        throw new ForeignFileException(
            origin
                + ": expected an HDF5 file of Keras with the attribute "
                + LAYERS
                + " or the group layers, found "
                + hdf5.names(layers).stream().limit(4).toList()
                + "; save the weights with model.save_weights(\"m.weights.h5\")");
      }
      List<LayerWeights> found = new ArrayList<>();
      for (String name : names.get()) {
        if (hdf5.find(layers, name).orElse(null) instanceof Group layer) {
          found.addAll(weights(hdf5, layer, name, origin));
        }
      }
      Optional<KerasConfig> config = Optional.empty();
      List<String> document = hdf5.texts(root, "model_config").orElse(List.of());
      if (!document.isEmpty()) {
        config = Optional.of(config(document.get(0), origin));
      }
      String format = model.isPresent() ? "Keras HDF5 model" : "Keras HDF5 weights";
      return KerasNetwork.of(origin, format, "float32", found, config);
    }
  }

  static KerasConfig config(String json, String origin) throws ForeignFileException {
    try {
      return KerasConfig.of(origin, Json.parse(json, origin));
    } catch (JsonException e) {
      throw new ForeignFileException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The weights of a layer, or of the layers in it if it is a model: their names begin with those
   * of the layers, {@code conv1/kernel:0}.
   */
  private static List<LayerWeights> weights(Hdf5 hdf5, Group group, String layer, String origin)
      throws ForeignFileException {
    Map<String, Map<String, Tensor>> layers = new LinkedHashMap<>();
    for (String path : hdf5.texts(group, "weight_names").orElse(List.of())) {
      if (!(hdf5.find(group, path).orElse(null) instanceof Dataset data)) {
        throw new ForeignFileException(
            origin + ": layer " + layer + " has no data set " + path + "; save the model again");
      }
      int colon = path.lastIndexOf(':');
      String bare = colon < 0 ? path : path.substring(0, colon);
      int slash = bare.lastIndexOf('/');
      String owner = slash < 0 ? layer : bare.substring(0, slash);
      String variable = bare.substring(slash + 1);
      // A model inside of a model may put its own name before those of its layers.
      String prefix = layer + "/";
      String name = owner.startsWith(prefix) ? owner.substring(prefix.length()) : owner;
      layers.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(variable, hdf5.tensor(data));
    }
    return layers.entrySet().stream()
        .map(entry -> new LayerWeights(entry.getKey(), entry.getValue()))
        .toList();
  }
}
