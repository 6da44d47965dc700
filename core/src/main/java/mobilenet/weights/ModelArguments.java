package mobilenet.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Names;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonKind;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;

/**
 * {@code model_args} of timm's config.json: what the network was made with beside its name, such as
 * {@code {"pad_type": "same", "bn_eps": 0.001}}. What it means is said by {@link #applyTo}.
 *
 * @param members as they are in the file, without those that are {@code null}; all are known
 */
public record ModelArguments(JsonObject members) {
  /** None. */
  public static final ModelArguments NONE = new ModelArguments(JsonObject.EMPTY);

  private static final String PATH = "model_args.";
  private static final String CLASSES = "num_classes";
  private static final String CHANNELS = "in_chans";

  /** Checks the names. */
  public ModelArguments {
    Map<String, JsonValue> given = new LinkedHashMap<>(members.members());
    given.values().removeIf(value -> value.kind() == JsonKind.NULL);
    members = new JsonObject(given);
    for (String name : given.keySet()) {
      if (!ModelArgumentRules.names().contains(name)) {
        List<String> nearest = Names.nearest(name, ModelArgumentRules.names());
        throw new IllegalArgumentException(
            PATH
                + name
                + " is not an argument that is understood; expected "
                + (nearest.isEmpty()
                    ? "one of " + String.join(", ", ModelArgumentRules.names())
                    : String.join(" or ", nearest)));
      }
    }
  }

  /** Those that change the network itself, whatever the channels of its images. */
  public ModelArguments ofNetwork() {
    return new ModelArguments(members.without(Set.of(CHANNELS)));
  }

  /** The arguments that timm needs to make the network beside its name and classes. */
  static ModelArguments of(Architecture architecture) {
    return new ModelArguments(ModelArgumentRules.differences(architecture));
  }

  /**
   * A network of the catalogue made with these arguments.
   *
   * @throws IllegalArgumentException naming the argument that the network cannot have, or that is
   *     of another type
   */
  public Architecture applyTo(Architecture architecture) {
    Architecture made = architecture;
    for (String name : ModelArgumentRules.names()) {
      Optional<JsonValue> value = members.get(name);
      if (value.isPresent()) {
        try {
          made = ModelArgumentRules.apply(name, made, value.get());
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(PATH + name + " " + e.getMessage(), e);
        }
      }
    }
    return made;
  }

  /**
   * Reads and checks.
   *
   * @param classes that the rest of the configuration says
   */
  static ModelArguments parse(JsonFields fields, int classes)
      throws JsonException, CheckpointException {
    Optional<Integer> own = fields.optionalInteger(CLASSES);
    if (own.isPresent() && own.get() != classes) {
      throw fields.error(
          CLASSES, "is " + own.get() + ", the rest of the file says " + classes + "; remove one");
    }
    try {
      return new ModelArguments(fields.object().without(Set.of(CLASSES)));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(fields.source() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Channels of the image, where they are given: they say it of the weights even where {@code
   * input_size} is that of the network they were made from.
   */
  static Optional<Integer> channels(JsonFields arguments) throws JsonException {
    Optional<Integer> channels = arguments.optionalInteger(CHANNELS);
    if (channels.isPresent() && channels.get() < 1) {
      throw arguments.error(CHANNELS, "must be at least 1, found " + channels.get());
    }
    return channels;
  }
}
