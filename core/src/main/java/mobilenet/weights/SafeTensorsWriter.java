package mobilenet.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import mobilenet.file.AtomicFiles;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonNumber;
import mobilenet.json.JsonObject;
import mobilenet.json.JsonValue;
import mobilenet.json.JsonWriter;

/**
 * Writes safetensors files: tensors in the order of their names, the header padded with spaces to a
 * multiple of 8 bytes. The same weights give the same bytes.
 *
 * @param type of every tensor: F32, F16 or BF16
 * @param metadata strings for {@code __metadata__}, written in the order of their names
 */
public record SafeTensorsWriter(DType type, Map<String, String> metadata) {
  private static final int ALIGNMENT = 8;
  private static final int CHUNK_ELEMENTS = 1 << 14;

  /** Copies, and checks that the type can be written. */
  public SafeTensorsWriter {
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    if (!type.isSupported()) {
      throw new IllegalArgumentException("expected type F32, F16 or BF16, given " + type);
    }
  }

  /** A writer with the metadata that PyTorch's tools expect, {@code format: pt}. */
  public static SafeTensorsWriter of(DType type) {
    return new SafeTensorsWriter(type, Map.of("format", "pt"));
  }

  /**
   * Writes or replaces a file atomically. Only one tensor is in memory at a time.
   *
   * @throws IOException if reading or writing fails, or a finite value is beyond {@link #type}'s
   *     range
   */
  public void write(Path file, WeightSource weights) throws IOException {
    write(file, weights, temporary -> {});
  }

  /**
   * As above, for who must know the temporary file while it is written: it is left behind if the
   * process is ended meanwhile.
   *
   * @param begun takes its path when it is there, and empty; not called for a device or a pipe
   * @throws IOException as above
   */
  public void write(Path file, WeightSource weights, Consumer<Path> begun) throws IOException {
    AtomicFiles.write(file, out -> writeTo(out, weights), begun);
  }

  void writeTo(OutputStream out, WeightSource weights) throws IOException {
    List<String> names = weights.names().stream().sorted().toList();
    byte[] header = header(names, weights);
    out.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array());
    out.write(header);
    for (String name : names) {
      writeValues(out, name, weights.read(name));
    }
  }

  private byte[] header(List<String> names, WeightSource weights) {
    Map<String, JsonValue> entries = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      JsonObject strings = JsonObject.EMPTY;
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        strings = strings.with(entry.getKey(), entry.getValue());
      }
      entries.put("__metadata__", strings);
    }
    long offset = 0;
    for (String name : names) {
      List<Integer> shape = weights.shape(name);
      long end = offset + (long) TensorShapes.elementCount(shape) * type.bits() / Byte.SIZE;
      JsonObject entry =
          JsonObject.EMPTY
              .with("dtype", type.name())
              .with("shape", JsonArray.of(shape.stream().mapToInt(Integer::intValue).toArray()))
              .with(
                  "data_offsets",
                  new JsonArray(List.of(JsonNumber.of(offset), JsonNumber.of(end))));
      entries.put(name, entry);
      offset = end;
    }
    byte[] json = JsonWriter.compact(new JsonObject(entries)).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = Arrays.copyOf(json, padded);
    Arrays.fill(header, json.length, padded, (byte) ' ');
    return header;
  }

  private void writeValues(OutputStream out, String name, float[] values) throws IOException {
    int width = type.bits() / Byte.SIZE;
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_ELEMENTS * width).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      switch (type) {
        case F16 -> chunk.putShort(checked(name, value, Half.fromFloat(value)));
        case BF16 -> chunk.putShort(checked(name, value, BFloat16.fromFloat(value)));
        default -> chunk.putFloat(value);
      }
      if (!chunk.hasRemaining()) {
        out.write(chunk.array());
        chunk.clear();
      }
    }
    out.write(chunk.array(), 0, chunk.position());
  }

  private short checked(String name, float value, short narrow) throws IOException {
    float back = type == DType.F16 ? Half.toFloat(narrow) : BFloat16.toFloat(narrow);
    if (Float.isInfinite(back) && !Float.isInfinite(value)) {
      throw new IOException(
          "tensor "
              + name
              + ": the value "
              + value
              + " is beyond the range of "
              + type
              + "; write F32"
              + (type == DType.F16 ? " or BF16" : ""));
    }
    return narrow;
  }
}
