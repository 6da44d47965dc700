package mobilenet.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Head;
import mobilenet.architecture.ResolvedArchitecture;
import mobilenet.document.ArchitectureDocument;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonNull;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;

/**
 * The config.json of a checkpoint in timm's Hugging Face layout: which network, which classes, and
 * how its images are prepared.
 *
 * @param architectureName a name of the {@link Catalogue}, to which a timm tag may be added after a
 *     dot; or the name of the definition
 * @param classes number of logits, up to {@link #MAX_CLASSES}; 0 for a network without a classifier
 * @param featureCount channels before the head: timm's {@code num_features}
 * @param labelNames one for each class; any number of them if there are no classes
 * @param labelDescriptions longer descriptions by label name; may be empty
 * @param arguments with which the network of that name was made
 * @param pretrained how images are prepared
 * @param definition a network that is not in the catalogue
 * @param others all other fields of the file, such as {@code metrics}; they are kept when it is
 *     written
 */
public record CheckpointConfig(
    String architectureName,
    int classes,
    Optional<Integer> featureCount,
    Optional<List<String>> labelNames,
    Map<String, String> labelDescriptions,
    ModelArguments arguments,
    PretrainedConfig pretrained,
    Optional<Architecture> definition,
    JsonObject others) {

  /** Most classes. */
  public static final int MAX_CLASSES = Architecture.MAX_CLASSES;

  /** Number of classes of timm's networks if the file does not say. */
  private static final int DEFAULT_CLASSES = 1000;

  private static final String ARCHITECTURE = "architecture";
  private static final String CLASSES = ConfigFields.CLASSES;
  private static final String FEATURES = "num_features";
  private static final String ARGUMENTS = "model_args";
  private static final String PRETRAINED = ConfigFields.PRETRAINED;
  private static final String DEFINITION = "definition";
  private static final String POOL = "global_pool";
  private static final Set<String> FIELDS =
      Set.of(
          ARCHITECTURE,
          CLASSES,
          FEATURES,
          "label_names",
          "labels",
          "label_descriptions",
          ARGUMENTS,
          PRETRAINED,
          DEFINITION);

  /** Copies, and checks name, ranges and number of labels. */
  public CheckpointConfig {
    labelNames = labelNames.map(List::copyOf);
    labelDescriptions = Collections.unmodifiableMap(new LinkedHashMap<>(labelDescriptions));
    arguments.applyTo(base(architectureName, definition));
    requireRange(classes);
    if (labelNames.isPresent() && labelNames.get().size() != classes && classes > 0) {
      throw new IllegalArgumentException(
          "label_names must have one name for each of the "
              + classes
              + " classes, given "
              + labelNames.get().size());
    }
  }

  private static void requireRange(int classes) {
    if (classes < 0 || classes > MAX_CLASSES) {
      throw new IllegalArgumentException(
          CLASSES + " must be 0 to " + MAX_CLASSES + ", given " + classes);
    }
  }

  /** The network before its arguments, classes and so on are applied. */
  private static Architecture base(String name, Optional<Architecture> definition) {
    if (definition.isEmpty()) {
      return Catalogue.get(name);
    }
    if (!definition.get().name().equals(name)) {
      throw new IllegalArgumentException(
          DEFINITION + " must be of " + name + ", given " + definition.get().name());
    }
    if (Catalogue.find(name).isPresent()) {
      throw new IllegalArgumentException(
          name
              + " is the name of a network of the catalogue, which timm would open instead; give the"
              + " network a name of its own");
    }
    return definition.get();
  }

  /**
   * The configuration of a network that was made with this library.
   *
   * @param architecture one of the catalogue with changes that {@link ModelArguments} can express,
   *     or any other network under a name that the catalogue does not have
   * @param labelNames one for each class
   */
  public static CheckpointConfig of(
      Architecture architecture, List<String> labelNames, PretrainedConfig pretrained) {
    int channels = architecture.input().channels();
    if (channels != pretrained.inputSize().channels()) {
      throw new IllegalArgumentException(
          "input_size must have the network's "
              + channels
              + " channels, given "
              + pretrained.inputSize().channels());
    }
    boolean named = Catalogue.find(architecture.name()).isPresent();
    CheckpointConfig config =
        new CheckpointConfig(
            architecture.name(),
            architecture.classes(),
            Optional.of(featureCount(architecture)),
            Optional.of(labelNames),
            Map.of(),
            named ? ModelArguments.of(architecture) : ModelArguments.NONE,
            pretrained,
            named ? Optional.empty() : Optional.of(architecture),
            JsonObject.EMPTY);
    if (!config.architecture().equals(architecture.withResolution(pretrained.inputSize().size()))) {
      throw new IllegalArgumentException(
          "config.json can describe "
              + architecture.name()
              + " of the catalogue with other classes, input channels, output stride, padding, batch"
              + " norm epsilon, activation, anti-aliasing and head bias only; name the catalogue's"
              + " architecture, undo width, stem or block changes, or give the network a name of"
              + " its own");
    }
    return config;
  }

  /** The same with other fields in {@link #others}, such as how the weights were made. */
  public CheckpointConfig withOthers(JsonObject others) {
    return new CheckpointConfig(
        architectureName,
        classes,
        featureCount,
        labelNames,
        labelDescriptions,
        arguments,
        pretrained,
        definition,
        others);
  }

  private static int featureCount(Architecture architecture) {
    ResolvedArchitecture resolved = architecture.resolve();
    return architecture.head() instanceof Head.ConvThenPool
        ? resolved.headChannels()
        : resolved.featureChannels();
  }

  /**
   * Reads config.json.
   *
   * @throws JsonException if it is not JSON, or a field is missing or of another type
   * @throws CheckpointException if a value is out of range or the architecture unknown
   * @throws IOException if it cannot be read
   */
  public static CheckpointConfig read(Path file) throws IOException {
    return parse(Json.read(file), file.toString());
  }

  /**
   * Like {@link #read}, for a document that has already been parsed.
   *
   * @param source its name in errors
   */
  public static CheckpointConfig parse(JsonValue document, String source)
      throws JsonException, CheckpointException {
    JsonFields fields = JsonFields.root(document, source);
    String name = fields.string(ARCHITECTURE);
    ConfigFields parts = ConfigFields.of(fields);
    int classes = parts.classes().orElse(DEFAULT_CLASSES);
    try {
      // Checked before anything of that size is allocated.
      requireRange(classes);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(source + ": " + e.getMessage(), e);
    }
    requirePooling(fields);
    Optional<JsonFields> argumentFields = fields.optionalFields(ARGUMENTS);
    Optional<Integer> channels = Optional.empty();
    ModelArguments arguments = ModelArguments.NONE;
    if (argumentFields.isPresent()) {
      channels = ModelArguments.channels(argumentFields.get());
      arguments = ModelArguments.parse(argumentFields.get(), classes);
    }
    ImageConfig images = parts.images(classes, channels);
    Optional<Integer> featureCount = featureCount(fields);
    Map<String, String> descriptions = parts.descriptions(images.labelNames(), classes);
    Optional<JsonFields> defined = fields.optionalFields(DEFINITION);
    Optional<Architecture> definition =
        defined.isPresent()
            ? Optional.of(ArchitectureDocument.of(defined.get()))
            : Optional.empty();
    JsonObject others = fields.object().without(FIELDS);
    if (parts.flat()) {
      others = others.without(PretrainedConfig.TIMM_FIELDS);
    }
    try {
      return new CheckpointConfig(
          name,
          classes,
          featureCount,
          images.labelNames(),
          descriptions,
          arguments,
          images.pretrained(),
          definition,
          others);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(source + ": " + e.getMessage(), e);
    }
  }

  /** Nothing depends on this field, so NaN or infinity counts as absent. */
  private static Optional<Integer> featureCount(JsonFields fields) throws JsonException {
    boolean none =
        fields.optional(FEATURES).orElse(JsonNull.NULL) instanceof JsonNumber number
            && !number.isFinite();
    return none ? Optional.empty() : fields.optionalInteger(FEATURES);
  }

  private static void requirePooling(JsonFields fields) throws JsonException {
    Optional<JsonValue> pool = fields.optional(POOL);
    try {
      pool.ifPresent(ModelArgumentRules::requireMean);
    } catch (IllegalArgumentException e) {
      throw fields.error(POOL, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The network: the catalogue's or the one defined here, with this configuration's classes,
   * channels and resolution.
   */
  public Architecture architecture() {
    return arguments
        .applyTo(base(architectureName, definition))
        .withClasses(classes)
        .withInputChannels(pretrained.inputSize().channels())
        .withResolution(pretrained.inputSize().size());
  }

  /** The document to write as config.json. */
  public JsonObject toJson() {
    JsonObject json = JsonObject.EMPTY.with(ARCHITECTURE, architectureName).with(CLASSES, classes);
    if (featureCount.isPresent()) {
      json = json.with(FEATURES, (long) featureCount.get());
    }
    if (labelNames.isPresent()) {
      json = json.with("label_names", JsonArray.ofStrings(labelNames.get()));
    }
    if (!labelDescriptions.isEmpty()) {
      JsonObject texts = JsonObject.EMPTY;
      for (Map.Entry<String, String> entry : labelDescriptions.entrySet()) {
        texts = texts.with(entry.getKey(), entry.getValue());
      }
      json = json.with("label_descriptions", texts);
    }
    if (!arguments.members().members().isEmpty()) {
      json = json.with(ARGUMENTS, arguments.members());
    }
    json = json.with(PRETRAINED, pretrained.toJson().with(CLASSES, classes));
    if (definition.isPresent()) {
      json = json.with(DEFINITION, ArchitectureDocument.toJson(definition.get()));
    }
    return json.withAll(others);
  }
}
