package mobilenet.export.onnx.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import mobilenet.export.onnx.OnnxType;

/**
 * A constant of a file: a weight, or dimensions.
 *
 * @param name of it
 * @param type of its elements
 * @param shape its dimensions; none of a single number
 * @param data its elements, little-endian
 */
public record Initialiser(String name, OnnxType type, List<Long> shape, ByteBuffer data) {
  private static final long MOST_ELEMENTS = Integer.MAX_VALUE;

  /** Checks that there is a value for every element. */
  public Initialiser {
    shape = List.copyOf(shape);
    long elements = 1;
    for (long dimension : shape) {
      if (dimension < 0 || (dimension > 0 && elements > MOST_ELEMENTS / dimension)) {
        throw new BrokenOnnxException(name + " has the impossible shape " + shape);
      }
      elements *= dimension;
    }
    if (elements * type.bytes() != data.remaining()) {
      throw new BrokenOnnxException(
          name
              + " of shape "
              + shape
              + " needs "
              + elements * type.bytes()
              + " bytes, but has "
              + data.remaining());
    }
  }

  /** The elements of a list of dimensions. */
  List<Long> integers() {
    if (type != OnnxType.INT64) {
      throw new BrokenOnnxException(name + " must be int64, found " + type);
    }
    List<Long> values = new ArrayList<>();
    ByteBuffer rest = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      values.add(rest.getLong());
    }
    return values;
  }

  static Initialiser read(ProtoReader message) {
    String name = "";
    long type = 0;
    List<Long> shape = new ArrayList<>();
    ByteBuffer data = ByteBuffer.allocate(0);
    for (ProtoReader.Field field : message) {
      switch (field.number()) {
        case 1 -> shape.addAll(field.integers());
        case 2 -> type = field.value();
        case 8 -> name = field.text();
        case 9 -> data = field.content();
        default -> {}
      }
    }
    return new Initialiser(name, OnnxValue.type(name, type), shape, data);
  }
}
