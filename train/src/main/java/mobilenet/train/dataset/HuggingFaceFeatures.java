package mobilenet.train.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.data.ClassNamesFile;
import mobilenet.data.DatasetException;

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
    try {
      JsonNode names =
          new ObjectMapper()
              .readTree(new String(descriptions.get(0), StandardCharsets.UTF_8))
              .path("info")
              .path("features")
              .path(file.columns().label())
              .path("names");
      if (!names.isArray() || names.isEmpty()) {
        return Optional.empty();
      }
      List<String> texts = new ArrayList<>();
      names.forEach(name -> texts.add(name.asText()));
      return Optional.of(ClassNamesFile.of(source, texts));
    } catch (JsonProcessingException e) {
      throw new DatasetException(source + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
