package mobilenet.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.file.AtomicFiles;
import mobilenet.file.NamesBelow;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonKind;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;

/**
 * The answers that a checkpoint must give: images, and their logits according to the implementation
 * that trained it.
 *
 * @param inputs which images
 * @param labels true class of each image
 * @param logits of each image, one per class
 * @param tolerance largest absolute difference of a logit that passes
 */
public record SelfTest(
    Inputs inputs, List<Integer> labels, List<List<Double>> logits, double tolerance) {

  /**
   * The tolerance if a file gives none: logits are of the order of 1 to 10, and sums in another
   * order differ by up to 1e-4 of the largest.
   */
  public static final double DEFAULT_TOLERANCE = 1e-3;

  /** The images of a self-test. */
  public sealed interface Inputs {
    /**
     * Images of a data set, described in words.
     *
     * @param text such as {@code first 8 of the test set}
     */
    record Described(String text) implements Inputs {}

    /**
     * Image files in the checkpoint's folder or below it.
     *
     * @param names relative to that folder
     */
    record Files(List<String> names) implements Inputs {
      /** Copies, and checks that no name leads out of the folder. */
      public Files {
        names = List.copyOf(names);
        for (String name : names) {
          try {
            NamesBelow.below(name);
          } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                "images must name files in the checkpoint's folder or below it, found "
                    + e.getInput()
                    + ": "
                    + e.getReason(),
                e);
          }
        }
      }
    }
  }

  /** Copies, and checks that there is one label and one row of logits for each image. */
  public SelfTest {
    labels = List.copyOf(labels);
    logits = logits.stream().map(List::copyOf).toList();
    if (logits.isEmpty() || logits.get(0).isEmpty()) {
      throw new IllegalArgumentException("logits must hold at least one row of one number");
    }
    if (inputs instanceof Inputs.Files files && files.names().size() != logits.size()) {
      throw new IllegalArgumentException(
          "images must name one file for each of the " + logits.size() + " rows of logits");
    }
    if (labels.size() != logits.size()) {
      throw new IllegalArgumentException(
          "labels must hold one class for each of the " + logits.size() + " rows of logits");
    }
    int classes = logits.get(0).size();
    if (logits.stream().anyMatch(row -> row.size() != classes)) {
      throw new IllegalArgumentException("logits must have rows of one length, " + classes);
    }
    if (labels.stream().anyMatch(label -> label < 0 || label >= classes)) {
      throw new IllegalArgumentException("labels must be 0 to " + (classes - 1));
    }
    if (!(tolerance > 0) || Double.isInfinite(tolerance)) {
      throw new IllegalArgumentException("tolerance must be above 0, given " + tolerance);
    }
  }

  /**
   * Reads selftest.json.
   *
   * @throws JsonException if it is not JSON, or a field is missing or of another type
   * @throws CheckpointException if the fields contradict each other
   * @throws IOException if it cannot be read
   */
  public static SelfTest read(Path file) throws IOException {
    JsonFields fields = JsonFields.root(Json.read(file), file.toString());
    boolean listed = fields.required("images").kind() == JsonKind.ARRAY;
    List<String> names = listed ? fields.strings("images") : List.of();
    String description = listed ? "" : fields.string("images");
    List<Integer> labels = fields.integers("labels");
    List<List<Double>> logits = new ArrayList<>();
    for (JsonValue row : fields.array("logits")) {
      logits.add(fields.numbers(row, "logits[" + logits.size() + "]"));
    }
    double tolerance = fields.optionalNumber("tolerance").orElse(DEFAULT_TOLERANCE);
    try {
      Inputs inputs = listed ? new Inputs.Files(names) : new Inputs.Described(description);
      return new SelfTest(inputs, labels, logits, tolerance);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes or replaces selftest.json.
   *
   * @throws IOException if writing fails; an old file is then untouched
   */
  public void write(Path file) throws IOException {
    JsonValue images =
        inputs instanceof Inputs.Files files
            ? JsonArray.ofStrings(files.names())
            : new JsonString(((Inputs.Described) inputs).text());
    List<JsonValue> rows = new ArrayList<>();
    for (List<Double> row : logits) {
      rows.add(JsonArray.of(row.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    JsonObject json =
        JsonObject.EMPTY
            .with("images", images)
            .with("labels", JsonArray.of(labels.stream().mapToInt(Integer::intValue).toArray()))
            .with("tolerance", tolerance)
            .with("logits", new JsonArray(rows));
    byte[] text = (JsonWriter.pretty(json) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(text));
  }

  /** Number of classes. */
  public int classes() {
    return logits.get(0).size();
  }

  /**
   * Largest absolute difference of an image's logits from the expected ones; NaN if one is NaN.
   *
   * @param image index of the image
   * @param actual logits, as many as classes
   */
  public double difference(int image, float[] actual) {
    List<Double> expected = logits.get(image);
    if (actual.length != expected.size()) {
      throw new IllegalArgumentException(
          "expected " + expected.size() + " logits, given " + actual.length);
    }
    double worst = 0;
    for (int i = 0; i < actual.length; i++) {
      worst = Math.max(worst, Math.abs(actual[i] - expected.get(i)));
    }
    return worst;
  }
}
