package mobilenet.convert.tfjs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mobilenet.convert.keras.KerasConfig;
import mobilenet.convert.keras.KerasNetwork;
import mobilenet.convert.keras.LayerWeights;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.file.NamesBelow;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonValue;
import mobilenet.weights.Tensor;

/**
 * Reads {@code model.json} of a network that was converted from Keras to TensorFlow.js as layers,
 * with its shards, also if their values are quantised.
 */
public final class LayersModel {
  private static final String MANIFEST = "weightsManifest";
  private static final String TOPOLOGY = "modelTopology";
  private static final long MAX_SHARD = 1L << 30;

  private LayersModel() {}

  /**
   * Reads all layers.
   *
   * @throws ForeignFileException if the model is damaged, or of no network of keras.applications
   * @throws IOException if a file cannot be read
   */
  public static ForeignNetwork read(Path file) throws IOException {
    String origin = file.toString();
    try {
      JsonFields root = JsonFields.root(Json.read(file), origin);
      requireLayers(root, origin);
      Map<ManifestWeight.Stored, Integer> types = new TreeMap<>();
      Map<String, Map<String, Tensor>> layers = new LinkedHashMap<>();
      int group = 0;
      for (JsonValue item : root.array(MANIFEST)) {
        String place = origin + ": " + MANIFEST + "[" + group++ + "]";
        JsonFields fields = JsonFields.root(item, place);
        read(fields, file, layers, types);
      }
      KerasConfig config = KerasConfig.of(origin, model(root));
      return KerasNetwork.of(
          origin,
          "TensorFlow.js layers model",
          types.entrySet().stream()
              .map(type -> type.getValue() + " " + type.getKey().name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")),
          layers.entrySet().stream()
              .map(layer -> new LayerWeights(layer.getKey(), layer.getValue()))
              .toList(),
          Optional.of(config));
    } catch (JsonException e) {
      throw new ForeignFileException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void requireLayers(JsonFields root, String origin)
      throws JsonException, ForeignFileException {
    boolean model = root.optional(TOPOLOGY).isPresent() && root.optional(MANIFEST).isPresent();
    String format = root.optionalString("format").orElse("layers-model");
    if (!model || !format.equals("layers-model")) {
      throw new ForeignFileException(
          origin
              + ": expected model.json of a layers model of TensorFlow.js, with "
              + TOPOLOGY
              + " and "
              + MANIFEST
              + ", found "
              + (model ? "a " + format + "; convert the Keras model itself" : "another document"));
    }
  }

  /** The model as Keras describes it, which tools put under another key, or in its place. */
  private static JsonValue model(JsonFields root) throws JsonException {
    JsonFields topology = root.fields(TOPOLOGY);
    return topology.optional("model_config").orElse(topology.object());
  }

  private static void read(
      JsonFields group,
      Path file,
      Map<String, Map<String, Tensor>> layers,
      Map<ManifestWeight.Stored, Integer> types)
      throws IOException {
    ByteBuffer bytes = shards(group, file);
    List<ManifestWeight> weights = new ArrayList<>();
    for (JsonValue item : group.array("weights")) {
      String place = group.source() + ".weights[" + weights.size() + "]";
      weights.add(ManifestWeight.of(JsonFields.root(item, place)));
    }
    for (ManifestWeight weight : weights) {
      int slash = weight.name().lastIndexOf('/');
      String layer = weight.name().substring(0, Math.max(slash, 0));
      String variable = weight.name().substring(slash + 1);
      Tensor before =
          layers
              .computeIfAbsent(layer, name -> new LinkedHashMap<>())
              .put(variable, weight.take(bytes, file.toString()));
      if (before != null) {
        throw new ForeignFileException(
            file + ": two weights are called " + weight.name() + "; convert the model again");
      }
      types.merge(weight.stored(), 1, Integer::sum);
    }
    if (bytes.hasRemaining()) {
      throw new ForeignFileException(
          file + ": the shards have " + bytes.remaining() + " bytes more than the weights need");
    }
  }

  /** All shards of a group, one behind the other. */
  private static ByteBuffer shards(JsonFields group, Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String name : group.strings("paths")) {
      try {
        Path shard = file.resolveSibling(NamesBelow.below(name));
        if (!Files.isRegularFile(shard)) {
          throw new ForeignFileException(
              file + ": its shard " + name + " is missing; put it beside the model");
        }
        if (Files.size(shard) > MAX_SHARD - all.size()) {
          throw new ForeignFileException(file + ": its shards have more than 1 GiB");
        }
        all.writeBytes(Files.readAllBytes(shard));
      } catch (InvalidPathException e) {
        throw new ForeignFileException(
            file + ": the shard " + e.getInput() + " must be beside it: " + e.getReason(), e);
      }
    }
    return ByteBuffer.wrap(all.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
