package mobilenet.convert.tfjs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.convert.keras.KerasConfig;
import mobilenet.convert.keras.KerasNetwork;
import mobilenet.convert.keras.LayerWeights;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonValue;
import mobilenet.weights.Tensor;

/** Reads networks that were converted from Keras to TensorFlow.js as layers. */
final class LayersModel {
  private LayersModel() {}

  /** Reads all layers; a document that is not as described ends in a JsonException. */
  static ForeignNetwork read(JsonFields root, Path file) throws IOException {
    Manifest manifest = Manifest.read(root, file);
    Map<String, Map<String, Tensor>> layers = new LinkedHashMap<>();
    manifest
        .tensors()
        .forEach(
            (name, tensor) -> {
              int slash = name.lastIndexOf('/');
              layers
                  .computeIfAbsent(
                      name.substring(0, Math.max(slash, 0)), layer -> new LinkedHashMap<>())
                  .put(name.substring(slash + 1), tensor);
            });
    KerasConfig config = KerasConfig.of(file.toString(), model(root));
    return KerasNetwork.of(
        file.toString(),
        "TensorFlow.js layers model",
        manifest.describe(),
        layers.entrySet().stream()
            .map(layer -> new LayerWeights(layer.getKey(), layer.getValue()))
            .toList(),
        Optional.of(config));
  }

  /** The model as Keras describes it, which tools put under another key, or in its place. */
  private static JsonValue model(JsonFields root) throws JsonException {
    JsonFields topology = root.fields("modelTopology");
    return topology.optional("model_config").orElse(topology.object());
  }
}
