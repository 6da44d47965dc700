package mobilenet.export.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.image.Preprocessing;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;
import mobilenet.weights.CheckpointConfig;

/**
 * The texts that a file carries beside the network, so that whoever runs it needs no other file.
 */
public final class OnnxMetadata {
  /** The network's name. */
  public static final String ARCHITECTURE = "architecture";

  /** Names of the classes: a JSON array, in the order of the logits. */
  public static final String LABELS = "labels";

  /** How images become the network's input: a JSON object with timm's field names. */
  public static final String PREPROCESSING = "preprocessing";

  /** Licence of the weights. */
  public static final String LICENCE = "license";

  private OnnxMetadata() {}

  /** Of a network without a checkpoint: its name alone. */
  public static Map<String, String> of(Architecture architecture) {
    return Map.of(ARCHITECTURE, architecture.name());
  }

  /**
   * All that a checkpoint says of these, for its own network.
   *
   * @param size of the images that the file takes, in pixels per side
   */
  public static Map<String, String> of(CheckpointConfig config, int size) {
    // Without classes the network ends in an embedding, whatever the names.
    return of(config, config.labelNames().filter(names -> names.size() == config.classes()), size);
  }

  /**
   * The same with given names of classes.
   *
   * @param labels one for each logit; empty if there are none, or the network has no logits
   * @param size of the images that the file takes, in pixels per side
   */
  public static Map<String, String> of(
      CheckpointConfig config, Optional<List<String>> labels, int size) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(ARCHITECTURE, config.architectureName());
    labels.ifPresent(names -> texts.put(LABELS, JsonWriter.compact(JsonArray.ofStrings(names))));
    if (takesImages(config)) {
      texts.put(
          PREPROCESSING,
          JsonWriter.compact(json(config.pretrained().preprocessing().withSize(size, size))));
    }
    config.pretrained().licence().ifPresent(licence -> texts.put(LICENCE, licence));
    return texts;
  }

  /** Other numbers of channels are of sensors, which no preprocessing describes. */
  private static boolean takesImages(CheckpointConfig config) {
    return List.of(1, 3).contains(config.pretrained().inputSize().channels());
  }

  private static JsonObject json(Preprocessing preprocessing) {
    return JsonObject.EMPTY
        .with(
            "input_size",
            JsonArray.of(preprocessing.channels(), preprocessing.height(), preprocessing.width()))
        .with("interpolation", preprocessing.interpolation().timmName())
        .with("crop_pct", preprocessing.cropFraction())
        .with("crop_mode", preprocessing.cropMode().timmName())
        .with("mean", numbers(preprocessing.mean()))
        .with("std", numbers(preprocessing.std()));
  }

  private static JsonArray numbers(List<Double> values) {
    return JsonArray.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
