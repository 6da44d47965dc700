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
   * Number of elements. A dimension of 0 leaves none, however large the others are.
   *
   * @throws ArithmeticException if it does not fit an int
   */
  static int elementCount(List<Integer> shape) {
    return shape.contains(0) ? 0 : shape.stream().reduce(1, Math::multiplyExact);
  }

  /** Whether tensors of a shape have this number of elements. */
  static boolean holds(List<Integer> shape, int elements) {
    try {
      return elementCount(shape) == elements;
    } catch (ArithmeticException more) {
      return false;
    }
  }
}
