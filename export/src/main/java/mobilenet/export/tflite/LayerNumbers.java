package mobilenet.export.tflite;

import java.util.List;
import java.util.function.IntUnaryOperator;
import mobilenet.graph.Op;

/** With which numbers a convolution is stored and computed. */
interface LayerNumbers extends MapNumbers {
  /**
   * Adds the weights of a convolution.
   *
   * @param source index, among the weights as they are loaded, of the value at a place of the file
   * @param axis dimension of the output channels
   * @param shape in the file
   */
  Value filter(Op.Convolution conv, IntUnaryOperator source, int axis, List<Integer> shape);

  /** Adds its bias, of zeros if it has none: the operators ask for one. */
  Value bias(Op.Convolution conv);
}
