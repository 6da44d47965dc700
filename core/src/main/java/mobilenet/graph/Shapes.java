package mobilenet.graph;

import java.util.ArrayList;
import java.util.List;

/** Computes the shape of every node for one picture size. */
public final class Shapes {
  private Shapes() {}

  /**
   * Shapes by node index.
   *
   * @throws IllegalArgumentException naming the layer at which the picture is too small
   */
  public static List<Shape> infer(Graph graph, int height, int width) {
    List<Shape> shapes = new ArrayList<>(graph.nodes().size());
    for (Node node : graph.nodes()) {
      try {
        shapes.add(infer(node, shapes, height, width));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "a picture of " + height + "×" + width + " is too small for layer " + node.name(), e);
      }
    }
    return shapes;
  }

  private static Shape infer(Node node, List<Shape> shapes, int height, int width) {
    Op op = node.op();
    if (op instanceof Op.Input input) {
      return new Shape(input.channels(), height, width);
    }
    Shape in = shapes.get(node.input());
    if (op instanceof Op.Convolution c) {
      return new Shape(
          c.outChannels(),
          c.padding().outputSize(in.height(), c.kernel(), c.stride(), c.dilation()),
          c.padding().outputSize(in.width(), c.kernel(), c.stride(), c.dilation()));
    }
    if (op instanceof Op.GlobalAveragePool) {
      return new Shape(in.channels(), 1, 1);
    }
    if (op instanceof Op.AveragePool) {
      return new Shape(in.channels(), in.height() / 2, in.width() / 2);
    }
    if (op instanceof Op.BlurPool) {
      return new Shape(in.channels(), (in.height() + 1) / 2, (in.width() + 1) / 2);
    }
    if (op instanceof Op.Linear linear) {
      return new Shape(linear.outChannels(), 1, 1);
    }
    return in;
  }
}
