package mobilenet.weights;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import mobilenet.architecture.InputShape;
import mobilenet.architecture.Names;
import mobilenet.image.CropMode;
import mobilenet.image.Interpolation;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * Reads {@code pretrained_cfg}. A field that is missing or {@code null} gets timm's default; but if
 * a similar name is there instead, that is a misspelling and an error.
 */
final class PretrainedConfigReader {
  private static final Set<String> FIELDS =
      Set.of(
          "tag",
          "input_size",
          "test_input_size",
          "interpolation",
          "crop_pct",
          "test_crop_pct",
          "crop_mode",
          "mean",
          "std",
          "license");

  private static final InputShape DEFAULT_SIZE = new InputShape(3, 224);
  private static final double DEFAULT_CROP = 0.875;
  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);

  private final JsonFields fields;
  private final Set<String> unknownNames;

  private PretrainedConfigReader(JsonFields fields, Set<String> unknownNames) {
    this.fields = fields;
    this.unknownNames = unknownNames;
  }

  /**
   * Reads and checks the configuration.
   *
   * @param siblings all names beside the fields, among which misspelt ones are looked for
   * @param channels with which the network was made, if they are not those of {@code input_size}
   */
  static PretrainedConfig read(
      JsonFields fields, Collection<String> siblings, Optional<Integer> channels)
      throws JsonException, CheckpointException {
    Set<String> unknownNames = new LinkedHashSet<>(siblings);
    unknownNames.removeAll(PretrainedConfig.TIMM_FIELDS);
    return new PretrainedConfigReader(fields, unknownNames).read(channels);
  }

  private PretrainedConfig read(Optional<Integer> channels)
      throws JsonException, CheckpointException {
    InputShape size = isGiven("input_size") ? size("input_size", channels) : defaultSize(channels);
    Optional<InputShape> testSize =
        isGiven("test_input_size")
            ? Optional.of(size("test_input_size", channels))
            : Optional.empty();
    Interpolation interpolation =
        isGiven("interpolation")
            ? named("interpolation", Interpolation::ofTimm)
            : Interpolation.BICUBIC;
    double crop = isGiven("crop_pct") ? fields.number("crop_pct") : DEFAULT_CROP;
    Optional<Double> testCrop = fields.optionalNumber("test_crop_pct");
    CropMode mode = isGiven("crop_mode") ? named("crop_mode", CropMode::ofTimm) : CropMode.CENTER;
    List<Double> mean = perChannel("mean", size.channels(), IMAGENET_MEAN);
    List<Double> std = perChannel("std", size.channels(), IMAGENET_STD);
    Optional<String> tag = fields.optionalString("tag");
    Optional<String> licence = fields.optionalString("license");
    requireNoLabelOffset();
    JsonObject others = fields.object().without(FIELDS);
    try {
      return new PretrainedConfig(
          tag, size, testSize, interpolation, crop, testCrop, mode, mean, std, licence, others);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          fields.source() + ": " + fields.pathOf(String.valueOf(e.getMessage())), e);
    }
  }

  private boolean isGiven(String name) throws JsonException {
    if (fields.optional(name).isPresent()) {
      return true;
    }
    int limit = Math.max(1, name.length() / 3);
    for (String other : unknownNames) {
      if (Names.distance(name, other) <= limit) {
        throw fields.error(name, "is missing; is \"" + other + "\" meant?");
      }
    }
    return false;
  }

  private static InputShape defaultSize(Optional<Integer> channels) {
    return new InputShape(channels.orElse(DEFAULT_SIZE.channels()), DEFAULT_SIZE.size());
  }

  private InputShape size(String name, Optional<Integer> channels) throws JsonException {
    List<Integer> size = fields.integers(name);
    boolean square = size.size() == 3 && size.get(1).equals(size.get(2));
    if (!square || size.get(0) < 1 || size.get(1) < 1) {
      throw fields.error(name, "must be [channels, size, size] of a square image, found " + size);
    }
    return new InputShape(channels.orElse(size.get(0)), size.get(1));
  }

  private <T> T named(String field, Function<String, T> of) throws JsonException {
    try {
      return of.apply(fields.string(field));
    } catch (IllegalArgumentException e) {
      throw fields.error(field, "cannot be used: " + e.getMessage());
    }
  }

  /** A single number is used for every channel, as in timm, which broadcasts it. */
  private List<Double> perChannel(String name, int channels, List<Double> byDefault)
      throws JsonException {
    if (!isGiven(name)) {
      if (byDefault.size() != channels) {
        throw fields.error(
            name, "is missing, and has no default for a network of " + channels + " channels");
      }
      return byDefault;
    }
    List<Double> values = fields.numbers(name);
    return values.size() == 1 ? Collections.nCopies(channels, values.get(0)) : values;
  }

  private void requireNoLabelOffset() throws JsonException {
    int offset = fields.optionalInteger("label_offset").orElse(0);
    if (offset != 0) {
      throw fields.error(
          "label_offset",
          "must be 0, found "
              + offset
              + ": the classifier starts with background classes; save it without them");
    }
  }
}
