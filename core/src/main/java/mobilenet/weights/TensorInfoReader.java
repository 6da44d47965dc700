package mobilenet.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.architecture.Names;
import mobilenet.json.JsonException;
import mobilenet.json.JsonReader;

/** Reads the header entry of one tensor. */
final class TensorInfoReader {
  private static final int MAX_KEY_CHARS = 32;
  private static final int USUAL_RANK = 4;
  private static final List<String> KEYS = List.of("dtype", "shape", "data_offsets");

  private final JsonReader reader;
  private final String name;
  private Optional<DType> type = Optional.empty();
  private Optional<List<Integer>> shape = Optional.empty();
  private Optional<long[]> offsets = Optional.empty();

  TensorInfoReader(JsonReader reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  TensorInfo read() throws JsonException {
    reader.object(MAX_KEY_CHARS, this::member);
    if (type.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
      String missing = type.isEmpty() ? KEYS.get(0) : KEYS.get(shape.isEmpty() ? 1 : 2);
      throw error("has no \"" + missing + "\"");
    }
    long begin = offsets.get()[0];
    long end = offsets.get()[1];
    if (begin > end) {
      throw error("begins at byte " + begin + ", after its end " + end);
    }
    long expected = byteCount(type.get(), shape.get());
    if (end - begin != expected) {
      throw error(
          "of type "
              + type.get()
              + " and shape "
              + TensorShapes.text(shape.get())
              + " needs "
              + expected
              + " bytes, but its data_offsets span "
              + (end - begin));
    }
    return new TensorInfo(name, type.get(), shape.get(), begin, end);
  }

  private void member(String key) throws JsonException {
    switch (key) {
      case "dtype" -> type = once(key, type, readType());
      case "shape" -> shape = once(key, shape, readShape());
      case "data_offsets" -> offsets = once(key, offsets, readOffsets());
      default -> throw error("has the unknown member \"" + key + "\"; expected only " + KEYS);
    }
  }

  private <T> Optional<T> once(String key, Optional<T> before, T value) throws JsonException {
    if (before.isPresent()) {
      throw reader.duplicate(key);
    }
    return Optional.of(value);
  }

  private DType readType() throws JsonException {
    String text = reader.string(MAX_KEY_CHARS);
    Optional<DType> known = DType.named(text);
    if (known.isEmpty()) {
      List<String> nearest =
          Names.nearest(text, List.of(DType.values()).stream().map(Enum::name).toList());
      String hint = nearest.isEmpty() ? "" : "; nearest are " + String.join(", ", nearest);
      throw error("has the unknown dtype \"" + text + "\"" + hint);
    }
    return known.get();
  }

  private List<Integer> readShape() throws JsonException {
    List<Integer> dimensions = new ArrayList<>(USUAL_RANK);
    reader.array(
        index -> {
          if (index == SafeTensorsHeader.MAX_RANK) {
            throw error("has more than " + SafeTensorsHeader.MAX_RANK + " dimensions");
          }
          long dimension = reader.nonNegativeLong();
          if (dimension > Integer.MAX_VALUE) {
            throw error("has a dimension of " + dimension + ", beyond " + Integer.MAX_VALUE);
          }
          dimensions.add((int) dimension);
        });
    return dimensions;
  }

  private long[] readOffsets() throws JsonException {
    long[] pair = new long[2];
    int[] count = {0};
    reader.array(
        index -> {
          if (index == pair.length) {
            throw error("has more than two data_offsets");
          }
          pair[index] = reader.nonNegativeLong();
          count[0] = index + 1;
        });
    if (count[0] != pair.length) {
      throw error("needs two data_offsets, has " + count[0]);
    }
    return pair;
  }

  private long byteCount(DType type, List<Integer> shape) throws JsonException {
    try {
      long bits = type.bits();
      for (int dimension : shape) {
        bits = Math.multiplyExact(bits, dimension);
      }
      if (bits % Byte.SIZE != 0) {
        throw error("of type " + type + " does not fill whole bytes");
      }
      return bits / Byte.SIZE;
    } catch (ArithmeticException tooLarge) {
      throw error("of shape " + TensorShapes.text(shape) + " is larger than any file");
    }
  }

  private JsonException error(String message) {
    return reader.error("tensor " + name + " " + message);
  }
}
