package mobilenet.export.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mobilenet.export.onnx.Dimension;
import mobilenet.export.onnx.OnnxType;
import mobilenet.export.onnx.Opset;

/**
 * Follows a file from its input to its outputs: everything that a node reads was computed before it
 * or is a constant, nothing has two origins, every operator is one of the declared set, the shapes
 * fit each other, and the outputs are as declared.
 */
public final class OnnxStructure {
  private final OnnxModel model;
  private final Opset opset;
  private final Map<String, List<Long>> shapes = new HashMap<>();

  /** What is known before a run of values that are dimensions. */
  private final Map<String, List<Long>> dimensions = new HashMap<>();

  private OnnxStructure(OnnxModel model) {
    this.model = model;
    this.opset = opset(model);
  }

  private static Opset opset(OnnxModel model) {
    try {
      return new Opset(Math.toIntExact(model.opset()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BrokenOnnxException("the file's opset is " + model.opset(), e);
    }
  }

  /**
   * Checks a file.
   *
   * @param input the shape of its input, where the file leaves dimensions open
   * @return the shapes of its outputs, in their order
   * @throws BrokenOnnxException if it is not sound, naming the node
   */
  public static List<List<Long>> check(OnnxModel model, List<Long> input) {
    return new OnnxStructure(model).run(input);
  }

  private List<List<Long>> run(List<Long> input) {
    if (model.inputs().size() != 1) {
      throw new BrokenOnnxException("expected one input, found " + model.inputs().size());
    }
    OnnxValue declared = model.inputs().get(0);
    requireDeclared(declared, input);
    define(declared.name(), input);
    for (Initialiser constant : model.initialisers()) {
      define(constant.name(), constant.shape());
      if (constant.type() == OnnxType.INT64) {
        dimensions.put(constant.name(), constant.integers());
      }
    }
    model.nodes().forEach(this::follow);
    List<List<Long>> outputs = new ArrayList<>();
    for (OnnxValue output : model.outputs()) {
      List<Long> shape = shape(output.name());
      requireDeclared(output, shape);
      outputs.add(shape);
    }
    if (outputs.isEmpty()) {
      throw new BrokenOnnxException("the file has no output");
    }
    return outputs;
  }

  private void follow(OnnxNode node) {
    try {
      if (!opset.has(node.type())) {
        throw new BrokenOnnxException(
            node.type() + " is no operator of opset " + opset.version() + " that is written here");
      }
      List<List<Long>> in = node.inputs().stream().map(this::shape).toList();
      List<Long> wanted =
          node.type().equals("Reshape")
              ? Optional.ofNullable(dimensions.get(node.inputs().get(1)))
                  .orElseThrow(() -> new BrokenOnnxException("its dimensions are not known"))
              : List.of();
      List<Long> shape = OperatorShapes.of(node, in, wanted);
      if (node.outputs().size() != 1) {
        throw new BrokenOnnxException("expected one result, found " + node.outputs());
      }
      String result = node.outputs().get(0);
      define(result, shape);
      if (node.type().equals("Shape")) {
        dimensions.put(result, in.get(0));
      }
    } catch (BrokenOnnxException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new BrokenOnnxException("node " + node.name() + ": " + e.getMessage(), e);
    }
  }

  private void define(String name, List<Long> shape) {
    if (shapes.putIfAbsent(name, shape) != null) {
      throw new BrokenOnnxException(name + " has two origins");
    }
  }

  private List<Long> shape(String name) {
    return Optional.ofNullable(shapes.get(name))
        .orElseThrow(() -> new BrokenOnnxException(name + " is read before anything computes it"));
  }

  private static void requireDeclared(OnnxValue value, List<Long> shape) {
    List<Dimension> declared = value.shape();
    boolean same = declared.size() == shape.size();
    for (int i = 0; same && i < shape.size(); i++) {
      OptionalLong length = declared.get(i).length();
      same = length.isEmpty() || length.getAsLong() == shape.get(i);
    }
    if (!same) {
      throw new BrokenOnnxException(
          value.name() + " is declared as " + value.shapeText() + ", but is " + shape);
    }
  }
}
