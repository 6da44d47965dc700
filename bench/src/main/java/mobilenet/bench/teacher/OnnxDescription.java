package mobilenet.bench.teacher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mobilenet.export.onnx.OnnxMetadata;
import mobilenet.json.Json;
import mobilenet.json.JsonObject;
import mobilenet.train.distillation.TeacherException;
import mobilenet.weights.ImageConfig;

/**
 * What is known of an ONNX file's network: from texts in the file, as {@link OnnxMetadata} has
 * them, or from timm's config.json beside it.
 *
 * @param name of the network
 * @param images how they are prepared, and names of the classes
 */
record OnnxDescription(String name, ImageConfig images) {
  private static final String CONFIG = "config.json";

  /**
   * Finds it.
   *
   * @param classes logits of the network
   * @throws TeacherException if there is nothing
   * @throws IOException if config.json cannot be read, or something in it is wrong
   */
  static OnnxDescription of(OnnxFile opened, int classes) throws IOException {
    Path file = opened.file();
    String fallback = String.valueOf(file.getFileName());
    String name = opened.metadata().getOrDefault(OnnxMetadata.ARCHITECTURE, fallback);
    String preprocessing = opened.metadata().get(OnnxMetadata.PREPROCESSING);
    if (preprocessing != null) {
      String source = file + " (" + OnnxMetadata.PREPROCESSING + ")";
      JsonObject config =
          JsonObject.EMPTY.with("pretrained_cfg", Json.parse(preprocessing, source));
      String labels = opened.metadata().get(OnnxMetadata.LABELS);
      if (labels != null) {
        String place = file + " (" + OnnxMetadata.LABELS + ")";
        config = config.with("label_names", Json.parse(labels, place));
      }
      return new OnnxDescription(name, ImageConfig.parse(config, file.toString(), classes));
    }
    Path config = file.resolveSibling(CONFIG);
    if (!Files.exists(config)) {
      throw new TeacherException(
          file
              + ": nothing says how images are prepared for it; put timm's config.json beside it,"
              + " with pretrained_cfg (input_size, mean, std, interpolation) and label_names;"
              + " files of `mobilenet export` carry both");
    }
    return new OnnxDescription(
        name, ImageConfig.parse(Json.read(config), config.toString(), classes));
  }
}
