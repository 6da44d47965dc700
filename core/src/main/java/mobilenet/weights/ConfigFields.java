package mobilenet.weights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Names;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;

/**
 * The two parts of timm's config.json. Before version 0.9, timm wrote everything into one object.
 *
 * @param root the document
 * @param pretrained what {@code pretrained_cfg} holds
 * @param flat whether everything is in one object
 */
record ConfigFields(JsonFields root, JsonFields pretrained, boolean flat) {
  static final String CLASSES = "num_classes";
  static final String PRETRAINED = "pretrained_cfg";

  /**
   * Finds the parts.
   *
   * @throws JsonException if the second has a misspelt name, or is no object
   */
  static ConfigFields of(JsonFields root) throws JsonException {
    boolean flat = !root.object().members().containsKey(PRETRAINED);
    if (flat) {
      requireNoMisspelling(root);
    }
    JsonFields pretrained =
        flat ? root.only(PretrainedConfig.TIMM_FIELDS) : root.fields(PRETRAINED);
    return new ConfigFields(root, pretrained, flat);
  }

  private static void requireNoMisspelling(JsonFields fields) throws JsonException {
    List<String> nearest = Names.nearest(PRETRAINED, fields.object().members().keySet());
    if (!nearest.isEmpty()) {
      throw fields.error(PRETRAINED, "is missing; is \"" + nearest.get(0) + "\" meant?");
    }
  }

  /** The number of classes, if the file says it. */
  Optional<Integer> classes() throws JsonException {
    Optional<Integer> outer = root.optionalInteger(CLASSES);
    return outer.isPresent() ? outer : pretrained.optionalInteger(CLASSES);
  }

  /**
   * How images are prepared, and names of the classes.
   *
   * @param channels with which the network was made, if they are not those of {@code input_size}
   */
  ImageConfig images(int classes, Optional<Integer> channels)
      throws JsonException, CheckpointException {
    JsonFields place = flat ? root : pretrained;
    PretrainedConfig read =
        PretrainedConfigReader.read(pretrained, place.object().members().keySet(), channels);
    return new ImageConfig(read, LabelNames.names(places(), classes));
  }

  /** Longer descriptions by label name. */
  Map<String, String> descriptions(Optional<List<String>> names, int classes) throws JsonException {
    return LabelNames.descriptions(places(), names, classes);
  }

  private List<JsonFields> places() {
    return flat ? List.of(root) : List.of(root, pretrained);
  }
}
