package mobilenet.export.tflite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import mobilenet.export.form.WeightType;
import mobilenet.export.quantise.Answers;
import mobilenet.export.quantise.QuantisationPlan;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Shape;
import mobilenet.graph.Shapes;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;

/**
 * Writes a network as TensorFlow Lite: input {@value #INPUT}, N×H×W×C; first output what the
 * network ends in ({@code logits}, N×classes; {@code embedding}, N×channels, without a classifier;
 * {@code features}, N×H×W×C, without a head), then the taps. Norms are folded into the
 * convolutions, which also compute ReLU and ReLU6.
 */
public final class TfLiteExport {
  /** Name of the input. */
  public static final String INPUT = "input";

  private final BoundGraph bound;
  private final TfLiteOptions options;
  private final List<Shape> shapes;
  private final TfLiteGraph file;
  private final NodeWriter nodes;

  private TfLiteExport(
      BoundGraph bound, TfLiteOptions options, Function<TfLiteGraph, NodeWriter> nodes) {
    this.bound = bound;
    this.options = options;
    this.shapes = Shapes.infer(bound.graph(), options.height(), options.width());
    this.file = new TfLiteGraph(options.batch().isFree());
    this.nodes = nodes.apply(file);
  }

  /**
   * The bytes of a TensorFlow Lite file.
   *
   * @param bound as loaded; the standard passes are applied
   * @throws IllegalArgumentException if the image is too small for the network, a tap is unknown,
   *     mean and std are not those of the network's channels, a label has several lines, or the
   *     file would exceed 2 GiB
   */
  public static byte[] export(BoundGraph bound, TfLiteOptions options) {
    return export(bound, options, WeightType.FLOAT32);
  }

  /**
   * The bytes of a TensorFlow Lite file whose weights are stored with another precision.
   *
   * @param bound as loaded, or with weights that are representable already
   * @see #export(BoundGraph, TfLiteOptions)
   */
  public static byte[] export(BoundGraph bound, TfLiteOptions options, WeightType weights) {
    BoundGraph folded = bound.apply(Pass.standard());
    return new TfLiteExport(
            folded,
            options,
            file ->
                new FloatNodes(new TfLiteOperators(file, new FloatLayers(file, folded, weights))))
        .run();
  }

  /**
   * The bytes of a TensorFlow Lite file with integer weights and feature maps. Inputs and outputs
   * are floats as in other files.
   *
   * @param plan of a network whose taps are those of the options, with answers that are rounded
   * @throws IllegalArgumentException as {@link #export(BoundGraph, TfLiteOptions)}
   */
  public static byte[] export(QuantisationPlan plan, TfLiteOptions options) {
    if (plan.answers() != Answers.INTEGERS) {
      throw new IllegalArgumentException(
          "TensorFlow Lite's integer layers give integers, also as logits; plan with"
              + " Answers.INTEGERS");
    }
    return new TfLiteExport(plan.network(), options, file -> new IntegerNodes(file, plan)).run();
  }

  /** Names of the outputs of a file: what the network ends in, then the taps. */
  public static List<String> outputs(Graph graph, TfLiteOptions options) {
    Set<String> names = new LinkedHashSet<>(List.of(graph.output()));
    names.addAll(options.taps());
    return List.copyOf(names);
  }

  private byte[] run() {
    Map<String, Integer> outputs = Taps.resolve(bound.graph(), outputs(bound.graph(), options));
    for (int i = 0; i < shapes.size(); i++) {
      Node node = bound.graph().nodes().get(i);
      file.scope(node.name());
      if (node.op() instanceof Op.Input) {
        nodes.input(input(shapes.get(i)));
      } else {
        nodes.add(node, shapes.get(i));
      }
    }
    outputs.forEach((name, node) -> file.output(name, nodes.floats(node), shape(name, node)));
    if (options.metadata().isEmpty()) {
      return file.toBytes("", Map.of());
    }
    TfLiteMetadata metadata = options.metadata().get();
    byte[] entry =
        new MetadataEncoder(metadata, options.input()).encode(List.copyOf(outputs.keySet()));
    byte[] model = file.toBytes(metadata.name(), Map.of(MetadataEncoder.ENTRY, entry));
    return metadata.labels().isEmpty() ? model : LabelArchive.append(model, metadata.labels());
  }

  private Value input(Shape image) {
    Integer[] shape = {options.images(), image.height(), image.width(), image.channels()};
    if (options.input() instanceof TfLiteInput.Pixels pixels) {
      return new TfLitePixels(file, pixels).add(file.input(INPUT, TensorType.UINT8, shape));
    }
    return file.input(INPUT, TensorType.FLOAT32, shape);
  }

  private List<Integer> shape(String output, int node) {
    Shape shape = shapes.get(node);
    boolean vector = output.equals(Graph.LOGITS) || output.equals(Graph.EMBEDDING);
    return vector
        ? List.of(options.images(), shape.channels())
        : List.of(options.images(), shape.height(), shape.width(), shape.channels());
  }
}
