package mobilenet.weights;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mobilenet.json.JsonException;
import mobilenet.json.JsonReader;

/**
 * The header of a safetensors file, with the checks of the reference implementation: offsets agree
 * with shapes, and the tensors cover the data section without gaps or overlaps.
 *
 * <p>The header is streamed, and everything that is kept of it is bounded, so that it takes a few
 * MB at most even if the file is malicious.
 *
 * @param tensors by name, in the order of the header
 * @param metadata the {@code __metadata__} strings
 */
record SafeTensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
  /** Most tensors; the largest network of the catalogue, EfficientNet-L2, has 1914. */
  static final int MAX_TENSORS = 4096;

  static final int MAX_NAME_CHARS = 256;
  static final int MAX_RANK = 8;
  static final int MAX_METADATA_ENTRIES = 1000;
  static final int MAX_METADATA_CHARS = 1 << 18;

  private static final String METADATA = "__metadata__";

  SafeTensorsHeader {
    tensors = Collections.unmodifiableMap(tensors);
    metadata = Collections.unmodifiableMap(metadata);
  }

  /**
   * Parses and checks a header.
   *
   * @param json the header's text, padding included
   * @param dataSize number of bytes after the header
   * @param source name of the file
   * @throws JsonException saying what is wrong, and where
   */
  static SafeTensorsHeader parse(ByteBuffer json, long dataSize, String source)
      throws JsonException {
    JsonReader reader = new JsonReader(json, source + ": header");
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    boolean[] hasMetadata = {false};
    reader.object(
        MAX_NAME_CHARS,
        name -> {
          if (name.equals(METADATA)) {
            if (hasMetadata[0]) {
              throw reader.duplicate(name);
            }
            hasMetadata[0] = true;
            readMetadata(reader, metadata);
            return;
          }
          if (tensors.containsKey(name)) {
            throw reader.duplicate(name);
          }
          if (tensors.size() == MAX_TENSORS) {
            throw reader.error("a file may hold at most " + MAX_TENSORS + " tensors");
          }
          tensors.put(name, new TensorInfoReader(reader, name).read());
        });
    reader.end();
    checkCoverage(tensors, dataSize, source);
    return new SafeTensorsHeader(tensors, metadata);
  }

  private static void readMetadata(JsonReader reader, Map<String, String> metadata)
      throws JsonException {
    int[] left = {MAX_METADATA_CHARS};
    reader.object(
        MAX_NAME_CHARS,
        name -> {
          if (metadata.containsKey(name)) {
            throw reader.duplicate(name);
          }
          if (metadata.size() == MAX_METADATA_ENTRIES) {
            throw reader.error(METADATA + " may hold at most " + MAX_METADATA_ENTRIES + " entries");
          }
          String value = reader.string(left[0]);
          left[0] -= value.length();
          metadata.put(name, value);
        });
  }

  private static void checkCoverage(Map<String, TensorInfo> tensors, long dataSize, String source)
      throws JsonException {
    List<TensorInfo> ordered = new ArrayList<>(tensors.values());
    ordered.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
    long covered = 0;
    String previous = "the start of the data";
    for (TensorInfo tensor : ordered) {
      if (tensor.end() > dataSize) {
        throw new JsonException(
            source
                + ": tensor "
                + tensor.name()
                + " ends at byte "
                + tensor.end()
                + " of the data, which has only "
                + dataSize
                + " bytes: the file is truncated; download or write it again");
      }
      if (tensor.begin() != covered) {
        String fault = tensor.begin() < covered ? "overlaps " : "leaves a gap after ";
        throw new JsonException(
            source
                + ": tensor "
                + tensor.name()
                + " begins at byte "
                + tensor.begin()
                + " of the data and "
                + fault
                + previous
                + ", which ends at byte "
                + covered
                + "; write the file again");
      }
      covered = tensor.end();
      previous = tensor.name();
    }
    if (covered != dataSize) {
      throw new JsonException(
          source
              + ": the tensors end at byte "
              + covered
              + " of the data, which has "
              + dataSize
              + " bytes; the file has trailing bytes, write it again");
    }
  }
}
