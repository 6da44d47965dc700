package mobilenet.export.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;

/**
 * Writes a network as ONNX: input {@code input} (N×C×H×W), output {@code logits} (N×classes), fixed
 * shapes. Norms are folded into the convolutions; activations and residuals stay operators of their
 * own, from which ONNX Runtime makes what it fuses best.
 */
public final class OnnxExport {
  /** Name of the input. */
  public static final String INPUT = "input";

  /** Name of the output. */
  public static final String OUTPUT = Graph.LOGITS;

  private final BoundGraph bound;
  private final List<Shape> shapes;
  private final int batch;
  private final OnnxGraph onnx = new OnnxGraph();
  private final OnnxOperators operators;
  private final List<String> results = new ArrayList<>();

  private OnnxExport(BoundGraph bound, int height, int width, int batch) {
    this.bound = bound;
    this.shapes = Shapes.infer(bound.graph(), height, width);
    this.batch = batch;
    this.operators = new OnnxOperators(onnx, bound, batch);
  }

  /**
   * The bytes of an ONNX file.
   *
   * @param bound as loaded; the standard passes are applied
   * @param batch images a run
   * @throws IllegalArgumentException if the image is too small for the network, the network has no
   *     classifier, or the file would exceed 2 GiB
   */
  public static byte[] export(BoundGraph bound, int height, int width, int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("batch must be at least 1, given " + batch);
    }
    return new OnnxExport(bound.apply(Pass.standard()), height, width, batch).run();
  }

  private byte[] run() {
    int logits =
        Optional.ofNullable(bound.graph().taps().get(Graph.LOGITS))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the network has no classifier, and an ONNX file needs an output;"
                            + " export the whole network"));
    List<Node> nodes = bound.graph().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      onnx.scope(nodes.get(i).name());
      results.add(lower(nodes.get(i), shapes.get(i)));
    }
    onnx.nodeNamed(OUTPUT, "Identity", List.of(results.get(logits)));
    onnx.output(OUTPUT, List.of(batch, shapes.get(logits).channels()));
    return onnx.toBytes("mobilenet");
  }

  private String lower(Node node, Shape shape) {
    if (node.op() instanceof Op.Input) {
      onnx.input(INPUT, List.of(batch, shape.channels(), shape.height(), shape.width()));
      return INPUT;
    }
    return operators.add(
        node.op(),
        node.inputs().stream().map(results::get).toList(),
        node.inputs().stream().map(shapes::get).toList());
  }
}
