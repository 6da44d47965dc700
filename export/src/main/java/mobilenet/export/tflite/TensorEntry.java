package mobilenet.export.tflite;

import java.util.List;
import java.util.Optional;

/**
 * A tensor of a file.
 *
 * @param name for viewers, and for signatures
 * @param type of its elements
 * @param shape dimensions, outermost first
 * @param anyBatch whether the first one is left open
 * @param contents of a constant; none of what is computed
 * @param quantisation of integers that stand for real numbers
 */
record TensorEntry(
    String name,
    TensorType type,
    List<Integer> shape,
    boolean anyBatch,
    Optional<Contents> contents,
    Optional<Quantisation> quantisation) {

  TensorEntry {
    shape = List.copyOf(shape);
    long needed =
        shape.stream().mapToLong(Integer::longValue).reduce(type.bytes(), (a, b) -> a * b);
    contents.ifPresent(
        given -> {
          if (given.bytes() != needed) {
            throw new IllegalArgumentException(
                name + ": expected " + needed + " bytes, given " + given.bytes());
          }
        });
  }

  /** The same under another name. */
  TensorEntry named(String name) {
    return new TensorEntry(name, type, shape, anyBatch, contents, quantisation);
  }
}
