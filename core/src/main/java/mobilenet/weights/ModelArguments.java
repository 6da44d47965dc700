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
 * {@code model_args} of timm's config.json: the arguments with which the network of a name was
 * made, such as {@code {"pad_type": "same", "bn_eps": 0.001}}. {@link #applyTo} applies them.
 *
 * @param members as they are in the file, without those that are {@code null}; all have known names
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
                + " is not a known argument; expected "
                + (nearest.isEmpty()
                    ? "one of " + String.join(", ", ModelArgumentRules.names())
                    : String.join(" or ", nearest)));
      }
    }
  }

  /** The arguments that change the network itself: all but the number of input channels. */
  public ModelArguments ofNetwork() {
    return new ModelArguments(members.without(Set.of(CHANNELS)));
  }

  /** The arguments that timm needs to make the network, in addition to its name and classes. */
  static ModelArguments of(Architecture architecture) {
    return new ModelArguments(ModelArgumentRules.differences(architecture));
  }

  /**
   * Applies the arguments to a network of the catalogue.
   *
   * @throws IllegalArgumentException naming an argument that does not suit the network, or has the
   *     wrong type
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
   * Reads and checks the arguments.
   *
   * @param classes number of classes according to the rest of the configuration
   */
  static ModelArguments parse(JsonFields fields, int classes)
      throws JsonException, CheckpointException {
    Optional<Integer> own = fields.optionalInteger(CLASSES);
    if (own.isPresent() && own.get() != classes) {
      throw fields.error(
          CLASSES,
          "is " + own.get() + ", but the rest of the file says " + classes + "; remove one");
    }
    try {
      return new ModelArguments(fields.object().without(Set.of(CLASSES)));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(fields.source() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The number of input channels, if given. It is right for the weights even if {@code input_size}
   * is still that of the network from which they were made.
   */
  static Optional<Integer> channels(JsonFields arguments) throws JsonException {
    Optional<Integer> channels = arguments.optionalInteger(CHANNELS);
    if (channels.isPresent() && channels.get() < 1) {
      throw arguments.error(CHANNELS, "must be at least 1, found " + channels.get());
    }
    return channels;
  }
}
