package mobilenet.export.tflite.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.export.tflite.Quantisation;
import mobilenet.export.tflite.TensorType;

/**
 * A tensor of a file.
 *
 * @param name of it
 * @param type of its elements
 * @param shape its dimensions, outermost first
 * @param signature the same with -1 where a dimension is left open
 * @param contents bytes of a constant, little-endian; none of what is computed
 * @param quantisation of integers that stand for real numbers
 */
public record TensorInfo(
    String name,
    TensorType type,
    List<Integer> shape,
    List<Integer> signature,
    Optional<ByteBuffer> contents,
    Optional<Quantisation> quantisation) {
  /** Copies the lists. */
  public TensorInfo {
    shape = List.copyOf(shape);
    signature = List.copyOf(signature);
  }

  static TensorInfo read(FlatTable table, List<FlatTable> buffers) {
    String name = table.text(3);
    int code = table.smallNumber(1);
    TensorType type =
        TensorType.ofCode(code)
            .orElseThrow(() -> new BrokenTfLiteException(name + " has the unknown type " + code));
    List<Integer> shape = table.numbers(0);
    List<Integer> signature = table.numbers(7);
    ByteBuffer bytes = buffers.get(table.number(2, 0)).bytes(0);
    TensorInfo tensor =
        new TensorInfo(
            name,
            type,
            shape,
            signature.isEmpty() ? shape : signature,
            bytes.hasRemaining() ? Optional.of(bytes) : Optional.empty(),
            table.table(4).map(TensorInfo::quantisation));
    long needed = tensor.elements() * type.bytes();
    if (tensor.contents.isPresent() && bytes.remaining() != needed) {
      throw new BrokenTfLiteException(
          name + " needs " + needed + " bytes for its shape, and has " + bytes.remaining());
    }
    return tensor;
  }

  private static Quantisation quantisation(FlatTable table) {
    return new Quantisation(table.reals(2), table.longNumbers(3), table.number(6, 0));
  }

  /** How many values it has. */
  long elements() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** Its values, of a constant of integers. */
  List<Integer> integers() {
    ByteBuffer bytes =
        contents
            .filter(given -> type == TensorType.INT32)
            .orElseThrow(() -> new BrokenTfLiteException(name + " is no constant of integers"))
            .duplicate()
            .order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> values = new ArrayList<>();
    while (bytes.hasRemaining()) {
      values.add(bytes.getInt());
    }
    return values;
  }
}
