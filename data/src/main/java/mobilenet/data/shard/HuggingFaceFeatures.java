package mobilenet.data.shard;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ClassNamesFile;
import mobilenet.data.DatasetException;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;

/** What Hugging Face's {@code datasets} writes into a Parquet file about its columns. */
final class HuggingFaceFeatures {
  private HuggingFaceFeatures() {}

  /**
   * The names of classes, where the label column is a {@code ClassLabel}.
   *
   * @throws DatasetException if the description cannot be read
   */
  static Optional<ClassNamesFile> classNames(DuckDb duckDb, ParquetFile file)
      throws DatasetException {
    List<byte[]> descriptions =
        duckDb.query(
            file.path(),
            "SELECT value FROM "
                + DuckDb.about("parquet_kv_metadata", file.path())
                + " WHERE key::VARCHAR = 'huggingface'",
            row -> row.getBytes(1));
    if (descriptions.isEmpty()) {
      return Optional.empty();
    }
    String source = file.path() + "'s description by Hugging Face";
    List<String> names = names(description(descriptions.get(0), source), file.columns().label());
    return names.isEmpty() ? Optional.empty() : Optional.of(ClassNamesFile.of(source, names));
  }

  private static JsonValue description(byte[] json, String source) throws DatasetException {
    try {
      return Json.parse(ByteBuffer.wrap(json), source);
    } catch (JsonException e) {
      throw new DatasetException(source + " is no JSON: " + e.getMessage(), e);
    }
  }

  /** Empty where the column is described otherwise. */
  private static List<String> names(JsonValue description, String column) {
    JsonValue place = description;
    for (String member : List.of("info", "features", column, "names")) {
      Optional<JsonValue> next =
          place instanceof JsonObject object ? object.get(member) : Optional.empty();
      if (next.isEmpty()) {
        return List.of();
      }
      place = next.get();
    }
    return place instanceof JsonArray names
        ? names.elements().stream().map(HuggingFaceFeatures::text).toList()
        : List.of();
  }

  private static String text(JsonValue name) {
    return name instanceof JsonString string ? string.text() : JsonWriter.compact(name);
  }
}
