package mobilenet.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import mobilenet.architecture.Architecture;
import mobilenet.file.AtomicFiles;
import mobilenet.file.Sha256;
import mobilenet.json.Json;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonWriter;

/**
 * A network as a JSON document: its stages as timm's arch strings, beside stem, head, scaling,
 * conventions, input, classes and output stride. Every {@link Architecture} has exactly one such
 * document, and what is read back is an equal value. Two documents may still describe networks that
 * compute the same: channels are rounded, so that {@code c12} and {@code c16} are, and a row of two
 * repeats is two rows of one.
 */
public final class ArchitectureDocument {
  /** Value of the member {@code format}. */
  public static final String FORMAT = "mobilenet4j-architecture";

  /** Value of the member {@code version}: the only one that this release reads. */
  public static final int VERSION = 1;

  /** Names that change nothing in what a network computes. */
  private static final List<String> LABELS = List.of(FieldNames.NAME, FieldNames.FAMILY);

  private ArchitectureDocument() {}

  /**
   * The document of a network.
   *
   * @throws IllegalArgumentException if a block's activation has no code in arch strings
   */
  public static JsonObject toJson(Architecture architecture) {
    return ArchitectureWriter.toJson(architecture);
  }

  /**
   * The network of a document.
   *
   * @throws JsonException if a member is missing, unknown or out of range, or the blocks do not fit
   *     together
   */
  public static Architecture of(JsonFields document) throws JsonException {
    return ArchitectureReader.read(document);
  }

  /**
   * Reads a file.
   *
   * @throws JsonException as {@link #of(JsonFields)}
   * @throws IOException if it cannot be read
   */
  public static Architecture read(Path file) throws IOException {
    return of(JsonFields.root(Json.read(file), file.toString()));
  }

  /**
   * Writes or replaces a file.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Architecture architecture) throws IOException {
    String text = JsonWriter.pretty(toJson(architecture)) + "\n";
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * A hash of everything that decides what a network computes, and so not of its name and family:
   * the same on every machine and JDK.
   *
   * @return SHA-256 in 64 hexadecimal digits
   */
  public static String hash(Architecture architecture) {
    return Sha256.of(JsonWriter.compact(toJson(architecture).without(LABELS)));
  }
}
