package mobilenet.weights;

import java.util.List;
import java.util.stream.Collectors;

/** TensorShapes of tensors as lists of dimensions. */
final class TensorShapes {
  private TensorShapes() {}

  /** A shape as text: {@code 1280×960×1×1}, or {@code scalar}. */
  static String text(List<Integer> shape) {
    return shape.isEmpty()
        ? "scalar"
        : shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  /**
   * Number of elements.
   *
   * @throws ArithmeticException if it does not fit an int
   */
  static int elementCount(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
