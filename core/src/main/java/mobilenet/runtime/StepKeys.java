package mobilenet.runtime;

import java.util.List;
import java.util.stream.Collectors;
import mobilenet.graph.Node;
import mobilenet.graph.Shape;
import mobilenet.runtime.StepKey.Grouping;
import mobilenet.runtime.kernel.Band;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.PanelPair;

/** Makes the keys of a plan's steps. */
final class StepKeys {
  private StepKeys() {}

  /**
   * The key of a step.
   *
   * @param shapes of the results of the graph's operations, the image first
   */
  static StepKey of(Plan.Step step, List<Shape> shapes, Kernels kernels) {
    List<String> operations = step.nodes().stream().map(node -> operation(node, shapes)).toList();
    return new StepKey(kernels.name(), grouping(step.kernel()), operations);
  }

  private static Grouping grouping(Kernel kernel) {
    if (kernel instanceof Band band) {
      return new Grouping.Band(band.rowsPerUnit());
    }
    return kernel instanceof PanelPair ? new Grouping.Pair() : new Grouping.Alone();
  }

  /** The image is marked: its pixels lie together whatever the kernels. */
  private static String operation(Node node, List<Shape> shapes) {
    String inputs =
        node.inputs().stream()
            .map(input -> (input == 0 ? "image:" : "") + text(shapes.get(input)))
            .collect(Collectors.joining("+"));
    return node.op().accept(new OperationText()) + "@" + inputs;
  }

  private static String text(Shape shape) {
    return shape.channels() + "x" + shape.height() + "x" + shape.width();
  }
}
