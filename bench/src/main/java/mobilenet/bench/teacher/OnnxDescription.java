package mobilenet.bench.teacher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.export.onnx.OnnxMetadata;
import mobilenet.json.Json;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;
import mobilenet.train.distillation.TeacherException;
import mobilenet.weights.ImageConfig;

/**
 * What is known of an ONNX file's network: from texts in the file, as {@link OnnxMetadata} has
 * them, or else from timm's config.json beside it.
 *
 * @param name of the network
 * @param images how they are prepared, and names of the classes
 */
record OnnxDescription(String name, ImageConfig images) {
  private static final String CONFIG = "config.json";
  private static final String PREPROCESSING = "pretrained_cfg";
  private static final String LABELS = "label_names";

  /**
   * Finds it.
   *
   * @param classes logits of the network
   * @throws TeacherException if nothing says how images are prepared
   * @throws IOException if config.json cannot be read, or something is wrong with what is said
   */
  static OnnxDescription of(OnnxFile opened, int classes) throws IOException {
    Path file = opened.file();
    Path beside = file.resolveSibling(CONFIG);
    Optional<JsonValue> preprocessing = text(opened, OnnxMetadata.PREPROCESSING);
    Optional<JsonValue> labels = text(opened, OnnxMetadata.LABELS);
    JsonValue config;
    String source;
    if (preprocessing.isPresent()) {
      JsonObject said = JsonObject.EMPTY.with(PREPROCESSING, preprocessing.get());
      config = labels.isPresent() ? said.with(LABELS, labels.get()) : said;
      source = file + ", its metadata";
    } else if (Files.exists(beside)) {
      config = Json.read(beside);
      source = beside.toString();
    } else {
      throw new TeacherException(
          file
              + ": nothing says how images are prepared for it; put timm's config.json beside it,"
              + " with pretrained_cfg (input_size, mean, std, interpolation) and label_names;"
              + " a checkpoint that `mobilenet export` writes as ONNX says both");
    }
    String name =
        opened
            .metadata()
            .getOrDefault(OnnxMetadata.ARCHITECTURE, String.valueOf(file.getFileName()));
    return new OnnxDescription(name, ImageConfig.parse(config, source, classes));
  }

  private static Optional<JsonValue> text(OnnxFile opened, String key) throws IOException {
    String text = opened.metadata().get(key);
    return text == null
        ? Optional.empty()
        : Optional.of(Json.parse(text, opened.file() + ", its metadata " + key));
  }
}
