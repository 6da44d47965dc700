package mobilenet.convert.torch;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A view of a part of a storage.
 *
 * @param type of its elements
 * @param storage the whole storage, in the file's byte order; several tensors may share it
 * @param offset of the first element, in elements
 * @param shape dimensions, outermost first
 * @param strides how far apart neighbours of a dimension are, in elements; at least 0
 */
record TorchTensor(
    StorageType type, ByteBuffer storage, long offset, List<Integer> shape, List<Long> strides) {

  TorchTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
  }

  /** How many elements it has. */
  long count() {
    long count = 1;
    for (int dimension : shape) {
      count *= dimension;
    }
    return count;
  }

  /** Its values, row-major. */
  float[] read() {
    float[] values = new float[Math.toIntExact(count())];
    if (values.length > 0) {
      fill(values, 0, 0, offset);
    }
    return values;
  }

  /** Fills in what is below a dimension; returns how far the values are filled. */
  private int fill(float[] values, int from, int dimension, long element) {
    if (dimension == shape.size()) {
      values[from] = type.value(storage, Math.toIntExact(element * type.bytes()));
      return from + 1;
    }
    int next = from;
    for (int i = 0; i < shape.get(dimension); i++) {
      next = fill(values, next, dimension + 1, element + i * strides.get(dimension));
    }
    return next;
  }
}
