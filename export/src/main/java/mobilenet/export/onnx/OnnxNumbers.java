package mobilenet.export.onnx;

import mobilenet.graph.Parameter;

/** With which numbers a file stores weights and hands results on. */
interface OnnxNumbers {
  /**
   * Adds the values of a parameter.
   *
   * @param shape in which an operator reads them
   * @return name of the values as floats
   */
  String parameter(Parameter parameter, int... shape);

  /**
   * Adds what is done to a result before others read it.
   *
   * @param node index in the network's graph
   * @param computed name of the result
   * @return name of what others read
   */
  default String result(int node, String computed) {
    return computed;
  }

  /**
   * Adds what is done to values that were only moved, by a reshape.
   *
   * @param moved name of the values in their new shape
   * @param source name under which they were read
   * @return name of what others read
   */
  default String moved(String moved, String source) {
    return moved;
  }
}
