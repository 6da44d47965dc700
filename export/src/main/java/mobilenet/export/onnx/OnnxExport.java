package mobilenet.export.onnx;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import mobilenet.export.form.WeightType;
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
 * Writes a network as ONNX: input {@value #INPUT}, first output what the network ends in ({@code
 * logits}, N×classes; {@code embedding}, N×channels, without a classifier; {@code features},
 * N×C×H×W, without a head), then the taps. Norms are folded into the convolutions; activations and
 * residuals stay operators of their own, from which ONNX Runtime makes what it fuses best.
 */
public final class OnnxExport {
  /** Name of the input. */
  public static final String INPUT = "input";

  /** The oldest operator set in which DequantizeLinear has a scale for each channel. */
  public static final int FIRST_WITH_CHANNEL_SCALES = 13;

  /** Image size at which shapes are computed if any can be run: only channels are taken of them. */
  private static final int ANY_SIZE = 224;

  private final BoundGraph bound;
  private final OnnxOptions options;
  private final List<Shape> shapes;
  private final OnnxGraph onnx;
  private final OnnxNumbers numbers;
  private final OnnxOperators operators;
  private final List<String> results = new ArrayList<>();

  private OnnxExport(
      BoundGraph bound, OnnxOptions options, Function<OnnxGraph, OnnxNumbers> numbers) {
    this.bound = bound;
    this.options = options;
    this.shapes =
        Shapes.infer(
            bound.graph(),
            options.height().length().orElse(ANY_SIZE),
            options.width().length().orElse(ANY_SIZE));
    this.onnx = new OnnxGraph(options.opset());
    this.numbers = numbers.apply(onnx);
    this.operators = new OnnxOperators(onnx, this.numbers, options.anySize());
  }

  /**
   * An ONNX file to be written.
   *
   * @param bound as loaded; the standard passes are applied
   * @throws IllegalArgumentException if the image is too small for the network, a tap is unknown,
   *     mean and std are not those of the network's channels, the padding depends on a size that is
   *     left open, or the file would exceed 2 GiB
   */
  public static OnnxFile file(BoundGraph bound, OnnxOptions options) {
    return file(bound, options, WeightType.FLOAT32);
  }

  /**
   * The bytes of an ONNX file, all in memory.
   *
   * @throws IllegalArgumentException as {@link #file(BoundGraph, OnnxOptions)}
   */
  public static byte[] export(BoundGraph bound, OnnxOptions options) {
    return file(bound, options).toBytes();
  }

  /**
   * The bytes of an ONNX file whose weights are stored with another precision.
   *
   * @param bound as loaded, or with weights that are representable already
   * @see #export(BoundGraph, OnnxOptions)
   */
  public static byte[] export(BoundGraph bound, OnnxOptions options, WeightType weights) {
    return file(bound, options, weights).toBytes();
  }

  private static OnnxFile file(BoundGraph bound, OnnxOptions options, WeightType weights) {
    BoundGraph folded = bound.apply(Pass.standard());
    return new OnnxExport(
            folded,
            options,
            onnx ->
                switch (weights) {
                  case FLOAT32 -> new FloatNumbers(onnx, folded);
                  case FLOAT16 -> new HalfNumbers(onnx, folded);
                })
        .run();
  }

  /**
   * The bytes of an ONNX file with integer weights and feature maps, each behind a
   * DequantizeLinear. Inputs and outputs are floats as in other files.
   *
   * @param plan of a network whose taps are those of the options
   * @param type of feature maps; weights are int8
   * @throws IllegalArgumentException as {@link #export(BoundGraph, OnnxOptions)}, or if the
   *     operator set is older than {@value #FIRST_WITH_CHANNEL_SCALES}
   */
  public static byte[] export(QuantisationPlan plan, OnnxOptions options, IntegerType type) {
    if (options.opset().version() < FIRST_WITH_CHANNEL_SCALES) {
      throw new IllegalArgumentException(
          "integer weights need opset "
              + FIRST_WITH_CHANNEL_SCALES
              + " or newer, which has a scale for each channel; given "
              + options.opset().version());
    }
    return new OnnxExport(plan.network(), options, onnx -> new IntegerNumbers(onnx, plan, type))
        .run()
        .toBytes();
  }

  /** Names of the outputs of a file: what the network ends in, then the taps. */
  public static List<String> outputs(Graph graph, OnnxOptions options) {
    Set<String> names = new LinkedHashSet<>(List.of(graph.output()));
    names.addAll(options.taps());
    return List.copyOf(names);
  }

  private OnnxFile run() {
    Map<String, Integer> outputs = Taps.resolve(bound.graph(), outputs(bound.graph(), options));
    List<Node> nodes = bound.graph().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      onnx.scope(node.name());
      String computed = node.op() instanceof Op.Input ? input(shapes.get(i)) : lower(node);
      results.add(numbers.result(i, computed));
    }
    outputs.forEach(this::output);
    return onnx.file("mobilenet", options.metadata());
  }

  private String input(Shape image) {
    Dimension batch = Dimension.of(options.batch(), "batch");
    Dimension channels = Dimension.of(image.channels());
    Dimension height = Dimension.of(options.height(), "height");
    Dimension width = Dimension.of(options.width(), "width");
    if (options.input() instanceof OnnxInput.Pixels pixels) {
      PixelLayout layout = pixels.layout();
      onnx.input(INPUT, OnnxType.UINT8, layout.arrange(batch, channels, height, width));
      return new OnnxPixels(onnx, pixels).add(INPUT, image.channels());
    }
    onnx.input(INPUT, OnnxType.FLOAT32, List.of(batch, channels, height, width));
    return INPUT;
  }

  private String lower(Node node) {
    return operators.add(
        node.op(),
        node.inputs().stream().map(results::get).toList(),
        node.inputs().stream().map(shapes::get).toList());
  }

  private void output(String name, int node) {
    Shape shape = shapes.get(node);
    Dimension batch = Dimension.of(options.batch(), "batch");
    Dimension channels = Dimension.of(shape.channels());
    List<String> result = List.of(results.get(node));
    onnx.scope(name);
    if (name.equals(Graph.LOGITS) || name.equals(Graph.EMBEDDING)) {
      boolean flat = bound.graph().nodes().get(node).op() instanceof Op.Linear;
      onnx.nodeNamed(name, flat ? "Identity" : "Flatten", result);
      onnx.output(name, List.of(batch, channels));
    } else {
      onnx.nodeNamed(name, "Identity", result);
      Dimension height =
          options.anySize() ? new Dimension(name + "_height") : Dimension.of(shape.height());
      Dimension width =
          options.anySize() ? new Dimension(name + "_width") : Dimension.of(shape.width());
      onnx.output(name, List.of(batch, channels, height, width));
    }
  }
}
