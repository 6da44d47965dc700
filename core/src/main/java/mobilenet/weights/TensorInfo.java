package mobilenet.weights;

import java.util.List;

/**
 * What a safetensors header says about one tensor.
 *
 * @param name in the file
 * @param type of its elements
 * @param shape dimensions, outermost first; empty for a scalar
 * @param begin first byte, from the start of the data section
 * @param end byte after the last one
 */
public record TensorInfo(String name, DType type, List<Integer> shape, long begin, long end) {
  /** Copies the shape. */
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** Size in bytes. */
  public long byteCount() {
    return end - begin;
  }

  /** Number of elements: the product of the dimensions, 1 for a scalar. */
  public long elementCount() {
    long count = 1;
    for (int dimension : shape) {
      count *= dimension;
    }
    return count;
  }
}
