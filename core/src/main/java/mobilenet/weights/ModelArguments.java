package mobilenet.weights;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Names;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * {@code model_args} of timm's config.json: what the network was made with beside its name.
 *
 * @param outputStride {@code output_stride}: 2, 4, 8, 16 or 32
 * @param others arguments that change nothing at inference, such as {@code drop_rate}; kept when
 *     the file is written
 */
public record ModelArguments(Optional<Integer> outputStride, JsonObject others) {
  /** None. */
  public static final ModelArguments NONE = new ModelArguments(Optional.empty(), JsonObject.EMPTY);

  private static final String OUTPUT_STRIDE = "output_stride";
  private static final String CLASSES = "num_classes";
  private static final String CHANNELS = "in_chans";
  private static final String POOL = "global_pool";
  // timm makes networks for RGB unless told otherwise.
  private static final int DEFAULT_CHANNELS = 3;
  private static final List<String> KNOWN =
      List.of(CHANNELS, "drop_path_rate", "drop_rate", POOL, CLASSES, OUTPUT_STRIDE);

  /** Checks the range. */
  public ModelArguments {
    if (outputStride.isPresent() && !List.of(2, 4, 8, 16, 32).contains(outputStride.get())) {
      throw new IllegalArgumentException(
          "output_stride must be 2, 4, 8, 16 or 32, given " + outputStride.get());
    }
  }

  /** The arguments that timm needs to make the network beside its name and classes. */
  static ModelArguments of(Architecture architecture) {
    int stride = architecture.outputStride();
    int channels = architecture.input().channels();
    return new ModelArguments(
        stride == Architecture.FULL_STRIDE ? Optional.empty() : Optional.of(stride),
        channels == DEFAULT_CHANNELS
            ? JsonObject.EMPTY
            : JsonObject.EMPTY.with(CHANNELS, channels));
  }

  /** The network with these arguments. */
  public Architecture applyTo(Architecture architecture) {
    return outputStride.map(architecture::withOutputStride).orElse(architecture);
  }

  /**
   * Reads and checks.
   *
   * @param classes that the rest of the configuration says
   * @param channels that the rest of the configuration says
   */
  static ModelArguments parse(JsonFields fields, int classes, int channels)
      throws JsonException, CheckpointException {
    for (String name : fields.object().members().keySet()) {
      if (!KNOWN.contains(name)) {
        List<String> nearest = Names.nearest(name, KNOWN);
        throw fields.error(
            name,
            "is not an argument that is understood; expected "
                + (nearest.isEmpty() ? String.join(", ", KNOWN) : String.join(" or ", nearest)));
      }
    }
    requireSame(fields, CLASSES, classes);
    requireSame(fields, CHANNELS, channels);
    requirePooling(fields);
    Optional<Integer> stride = fields.optionalInteger(OUTPUT_STRIDE);
    try {
      return new ModelArguments(stride, fields.object().without(Set.of(OUTPUT_STRIDE, CLASSES)));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          fields.source() + ": " + fields.path() + "." + e.getMessage(), e);
    }
  }

  /** Networks here pool by the mean; anything else in a file is another network. */
  static void requirePooling(JsonFields fields) throws JsonException {
    Optional<String> pool = fields.optionalString(POOL);
    if (pool.isPresent() && !pool.get().equals("avg")) {
      throw fields.error(POOL, "must be \"avg\", found \"" + pool.get() + "\"");
    }
  }

  private static void requireSame(JsonFields fields, String name, int elsewhere)
      throws JsonException {
    Optional<Integer> value = fields.optionalInteger(name);
    if (value.isPresent() && value.get() != elsewhere) {
      throw fields.error(
          name, "is " + value.get() + ", the rest of the file says " + elsewhere + "; remove one");
    }
  }

  JsonObject toJson() {
    return outputStride
        .map(stride -> JsonObject.EMPTY.with(OUTPUT_STRIDE, (long) stride).withAll(others))
        .orElse(others);
  }
}
