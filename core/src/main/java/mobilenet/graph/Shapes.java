package mobilenet.graph;

import java.util.ArrayList;
import java.util.List;

/** Computes the shape of every node for one image size. */
public final class Shapes {
  private Shapes() {}

  /**
   * Shapes by node index.
   *
   * @throws IllegalArgumentException naming the layer at which the image is too small, or if the
   *     image has more pixels than can be counted
   */
  public static List<Shape> infer(Graph graph, int height, int width) {
    if ((long) height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "an image of "
              + height
              + "×"
              + width
              + " has more pixels than "
              + Integer.MAX_VALUE
              + "; give a smaller one");
    }
    List<Shape> shapes = new ArrayList<>(graph.nodes().size());
    for (Node node : graph.nodes()) {
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      OutputShape rule = new OutputShape(inputs, height, width);
      try {
        shapes.add(node.op().accept(rule));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "an image of " + height + "×" + width + " is too small for layer " + node.name(), e);
      }
    }
    return shapes;
  }
}
