package mobilenet.weights;

import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonValue;

/**
 * What a config.json in timm's layout says of images and classes, whatever the network: that may be
 * one of which the catalogue knows nothing.
 *
 * @param pretrained how images are prepared
 * @param labelNames one for each class
 */
public record ImageConfig(PretrainedConfig pretrained, Optional<List<String>> labelNames) {

  /** Copies. */
  public ImageConfig {
    labelNames = labelNames.map(List::copyOf);
  }

  /**
   * Reads {@code pretrained_cfg}, which must be there, and {@code label_names}. Fields that are
   * missing in the first have timm's defaults.
   *
   * @param source its name in errors
   * @param classes number of logits that the network has
   * @throws JsonException if a field is missing or of another type, or {@code num_classes} is there
   *     and another number
   * @throws CheckpointException if a value is out of range
   */
  public static ImageConfig parse(JsonValue document, String source, int classes)
      throws JsonException, CheckpointException {
    JsonFields fields = JsonFields.root(document, source);
    ConfigFields parts = ConfigFields.of(fields);
    if (parts.flat()) {
      throw fields.error(ConfigFields.PRETRAINED, "is missing: how images are prepared");
    }
    Optional<Integer> said = parts.classes();
    if (said.isPresent() && said.get() != classes) {
      throw fields.error(
          ConfigFields.CLASSES, "must be the network's " + classes + ", found " + said.get());
    }
    return parts.images(classes, Optional.empty());
  }
}
