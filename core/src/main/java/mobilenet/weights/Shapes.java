package mobilenet.weights;

import java.util.List;
import java.util.stream.Collectors;

/** Shapes of tensors as lists of dimensions. */
final class Shapes {
  private Shapes() {}

  /** As people write it: {@code 1280×960×1×1}, {@code scalar}. */
  static String text(List<Integer> shape) {
    return shape.isEmpty()
        ? "scalar"
        : shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }

  /**
   * Number of elements.
   *
   * @throws ArithmeticException if it exceeds an int
   */
  static int elementCount(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
