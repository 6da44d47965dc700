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
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;

/**
 * The config.json of a checkpoint in timm's Hugging Face layout: which network, which classes, and
 * how its pictures are prepared.
 *
 * @param architectureName of the {@link Catalogue}; a timm tag behind a dot is allowed
 * @param classes logits, 1 to {@link #MAX_CLASSES}
 * @param featureCount channels before the head, as timm counts {@code num_features}
 * @param labelNames one for each class
 * @param labelDescriptions longer texts by label name; may be empty
 * @param arguments what the network was made with beside its name
 * @param pretrained how pictures are prepared
 * @param others fields of the file that are not above, such as {@code metrics}; kept when it is
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
    JsonObject others) {

  /** Most classes; ImageNet-21k has 21,843. */
  public static final int MAX_CLASSES = 1_000_000;

  private static final String CLASSES = "num_classes";
  private static final Set<String> FIELDS =
      Set.of(
          "architecture",
          CLASSES,
          "num_features",
          "label_names",
          "label_descriptions",
          "model_args",
          "pretrained_cfg");

  /** Copies, and checks name, ranges and number of labels. */
  public CheckpointConfig {
    labelNames = labelNames.map(List::copyOf);
    labelDescriptions = Collections.unmodifiableMap(new LinkedHashMap<>(labelDescriptions));
    Catalogue.get(architectureName);
    if (classes < 1 || classes > MAX_CLASSES) {
      throw new IllegalArgumentException(
          "num_classes must be 1 to " + MAX_CLASSES + ", given " + classes);
    }
    if (labelNames.isPresent() && labelNames.get().size() != classes) {
      throw new IllegalArgumentException(
          "label_names must have one name for each of the "
              + classes
              + " classes, given "
              + labelNames.get().size());
    }
  }

  /**
   * The configuration of a network made here.
   *
   * @param architecture of the catalogue, with its own classes, input channels and output stride
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
    CheckpointConfig config =
        new CheckpointConfig(
            architecture.name(),
            architecture.classes(),
            Optional.of(featureCount(architecture)),
            Optional.of(labelNames),
            Map.of(),
            ModelArguments.of(architecture),
            pretrained,
            JsonObject.EMPTY);
    if (!config.architecture().equals(architecture.withResolution(pretrained.inputSize().size()))) {
      throw new IllegalArgumentException(
          "config.json can describe "
              + architecture.name()
              + " of the catalogue with other classes, input channels and output stride only;"
              + " name the catalogue's architecture, or undo width, stem or block changes");
    }
    return config;
  }

  /** The same with further fields, such as how the weights were made. */
  public CheckpointConfig withOthers(JsonObject others) {
    return new CheckpointConfig(
        architectureName,
        classes,
        featureCount,
        labelNames,
        labelDescriptions,
        arguments,
        pretrained,
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
   * As {@link #read}, for a document that is already parsed.
   *
   * @param source its name in errors
   */
  public static CheckpointConfig parse(JsonValue document, String source)
      throws JsonException, CheckpointException {
    JsonFields fields = JsonFields.root(document, source);
    String name = fields.string("architecture");
    JsonFields pretrainedFields = fields.fields("pretrained_cfg");
    Optional<Integer> outer = fields.optionalInteger(CLASSES);
    int classes = outer.isPresent() ? outer.get() : pretrainedFields.integer(CLASSES);
    PretrainedConfig pretrained = PretrainedConfig.parse(pretrainedFields);
    ModelArguments.requirePooling(fields);
    Optional<JsonFields> argumentFields = fields.optionalFields("model_args");
    ModelArguments arguments =
        argumentFields.isPresent()
            ? ModelArguments.parse(argumentFields.get(), classes, pretrained.inputSize().channels())
            : ModelArguments.NONE;
    // Older files of timm keep the labels next to the preprocessing.
    JsonFields labels = fields.optional("label_names").isPresent() ? fields : pretrainedFields;
    Optional<Integer> featureCount = fields.optionalInteger("num_features");
    Optional<List<String>> labelNames = LabelNames.names(labels, classes);
    Map<String, String> descriptions = LabelNames.descriptions(labels);
    try {
      return new CheckpointConfig(
          name,
          classes,
          featureCount,
          labelNames,
          descriptions,
          arguments,
          pretrained,
          fields.object().without(FIELDS));
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(source + ": " + e.getMessage(), e);
    }
  }

  /** The network: the catalogue's, with this configuration's classes, channels and resolution. */
  public Architecture architecture() {
    Architecture named = Catalogue.get(architectureName);
    return arguments
        .applyTo(named)
        .withClasses(classes)
        .withInputChannels(pretrained.inputSize().channels())
        .withResolution(pretrained.inputSize().size());
  }

  /** The document to write as config.json. */
  public JsonObject toJson() {
    JsonObject json =
        JsonObject.EMPTY.with("architecture", architectureName).with(CLASSES, classes);
    if (featureCount.isPresent()) {
      json = json.with("num_features", (long) featureCount.get());
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
    if (!arguments.toJson().members().isEmpty()) {
      json = json.with("model_args", arguments.toJson());
    }
    return json.with("pretrained_cfg", pretrained.toJson().with(CLASSES, classes)).withAll(others);
  }
}
