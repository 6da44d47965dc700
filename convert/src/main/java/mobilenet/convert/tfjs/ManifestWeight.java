package mobilenet.convert.tfjs;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.weights.Half;
import mobilenet.weights.Tensor;

/**
 * A weight as the manifest describes it.
 *
 * @param name with that of its layer: {@code conv1/kernel}
 * @param shape dimensions, outermost first
 * @param stored how its values are stored
 * @param scale of an integer
 * @param min value of the integer 0
 */
record ManifestWeight(String name, List<Integer> shape, Stored stored, double scale, double min) {
  private static final long MAX_ELEMENTS = 1L << 26;

  /** How values are stored. */
  enum Stored {
    FLOAT32(4),
    INT32(4),
    FLOAT16(2),
    UINT16(2),
    UINT8(1);

    private final int bytes;

    Stored(int bytes) {
      this.bytes = bytes;
    }

    private static Stored named(JsonFields fields, String field) throws JsonException {
      String name = fields.string(field);
      return switch (name) {
        case "float32" -> FLOAT32;
        case "int32" -> INT32;
        case "float16" -> FLOAT16;
        case "uint16" -> UINT16;
        case "uint8" -> UINT8;
        default ->
            throw fields.error(
                field,
                "must be float32, int32, float16, uint16 or uint8 for a weight, found " + name);
      };
    }
  }

  ManifestWeight {
    shape = List.copyOf(shape);
  }

  static ManifestWeight of(JsonFields fields) throws JsonException {
    Optional<JsonFields> quantised = fields.optionalFields("quantization");
    Stored stored = Stored.named(quantised.orElse(fields), "dtype");
    boolean integer = stored == Stored.UINT8 || stored == Stored.UINT16;
    if (integer && quantised.isEmpty()) {
      throw fields.error("dtype", "is an integer without a quantization, which no weight is");
    }
    List<Integer> shape = fields.integers("shape");
    long count = 1;
    for (int dimension : shape) {
      if (dimension < 0 || count * Math.max(dimension, 1) > MAX_ELEMENTS) {
        throw fields.error("shape", "must have at most " + MAX_ELEMENTS + " elements");
      }
      count *= dimension;
    }
    return new ManifestWeight(
        fields.string("name"),
        shape,
        stored,
        integer ? quantised.get().number("scale") : 1,
        integer ? quantised.get().number("min") : 0);
  }

  /** Takes its values from the front of a shard's bytes. */
  Tensor take(ByteBuffer bytes, String origin) throws ForeignFileException {
    int count = shape.stream().reduce(1, (a, b) -> a * b);
    if ((long) count * stored.bytes > bytes.remaining()) {
      throw new ForeignFileException(
          origin
              + ": the shards end within "
              + name
              + "; download the missing ones, or the model again");
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (stored) {
            case FLOAT32 -> bytes.getFloat();
            case INT32 -> bytes.getInt();
            case FLOAT16 -> Half.toFloat(bytes.getShort());
            // In double, and rounded once, as TensorFlow.js does.
            case UINT16 -> (float) ((bytes.getShort() & 0xffff) * scale + min);
            case UINT8 -> (float) ((bytes.get() & 0xff) * scale + min);
          };
    }
    return new Tensor(shape, values);
  }
}
