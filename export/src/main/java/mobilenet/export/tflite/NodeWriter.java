package mobilenet.export.tflite;

import mobilenet.graph.Node;
import mobilenet.graph.Shape;

/** Writes the nodes of a network as operators, one after the other. */
interface NodeWriter {
  /**
   * Takes the first node, the image.
   *
   * @param floats normalised
   */
  void input(Value floats);

  /**
   * Adds the next node.
   *
   * @param shape of its result
   */
  void add(Node node, Shape shape);

  /** The result of a node in single precision, as files give it. */
  Value floats(int node);
}
