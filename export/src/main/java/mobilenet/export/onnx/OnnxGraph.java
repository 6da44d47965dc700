package mobilenet.export.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Builds an ONNX model. Field numbers and type codes are those of onnx.proto. Names are made from
 * those of this project's graph, so that a viewer shows timm's.
 */
final class OnnxGraph {
  private static final String PRODUCER = "MobileNet4J";

  private final Opset opset;
  private final ProtoWriter graph = new ProtoWriter();
  private final Map<String, Integer> taken = new HashMap<>();
  private String scope = "";

  OnnxGraph(Opset opset) {
    this.opset = opset;
  }

  /** Whether an operator can be added. */
  boolean has(String type) {
    return opset.has(type);
  }

  /** Names what is added from now on. */
  void scope(String name) {
    scope = name;
  }

  /** Declares the input. */
  void input(String name, OnnxType type, List<Dimension> shape) {
    graph.message(11, valueInfo(name, type, shape));
  }

  /** Declares an output of floats. */
  void output(String name, List<Dimension> shape) {
    graph.message(12, valueInfo(name, OnnxType.FLOAT32, shape));
  }

  /** Adds an operator; returns the name of its result. */
  String node(String type, List<String> inputs, Attribute... attributes) {
    return nodeNamed(unique(scope + "/" + type), type, inputs, attributes);
  }

  /** Adds an operator whose result has a given name. */
  String nodeNamed(String result, String type, List<String> inputs, Attribute... attributes) {
    if (!has(type)) {
      throw new IllegalArgumentException(type + " is no operator of " + opset);
    }
    ProtoWriter node = new ProtoWriter();
    inputs.forEach(input -> node.string(1, input));
    node.string(2, result).string(3, result).string(4, type);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    graph.message(1, node);
    return result;
  }

  /** Adds a weight; returns its name. */
  String weight(String key, float[] data, int... shape) {
    return weight(key, data.length, () -> data, shape);
  }

  /**
   * Adds a weight; returns its name.
   *
   * @param count of its values
   * @param data asked for when the file is written
   */
  String weight(String key, int count, Supplier<float[]> data, int... shape) {
    String name = unique(key);
    graph.message(5, tensor(name, OnnxType.FLOAT32, shape).floats(9, count, data));
    return name;
  }

  /**
   * Adds a constant; returns its name.
   *
   * @param raw its elements, little-endian
   * @param shape its dimensions; none of a single number
   */
  String constant(String key, OnnxType type, byte[] raw, int... shape) {
    String name = unique(key);
    graph.message(5, tensor(name, type, shape).bytes(9, raw));
    return name;
  }

  /** Adds a number; returns its name. */
  String scalar(float value) {
    return weight(scope + "/constant", new float[] {value});
  }

  /** Adds a number for each channel of a feature map; returns their name. */
  String channels(String key, float... values) {
    return weight(key, values, values.length, 1, 1);
  }

  /** Adds the dimensions that an operator is to give its input; returns their name. */
  String dimensions(long... data) {
    String name = unique(scope + "/shape");
    graph.message(5, tensor(name, OnnxType.INT64, data.length).longs(9, data));
    return name;
  }

  private String unique(String name) {
    int before = taken.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  private static ProtoWriter tensor(String name, OnnxType type, int... shape) {
    ProtoWriter tensor = new ProtoWriter();
    for (int dimension : shape) {
      tensor.integer(1, dimension);
    }
    return tensor.integer(2, type.code()).string(8, name);
  }

  private static ProtoWriter valueInfo(String name, OnnxType type, List<Dimension> shape) {
    ProtoWriter dimensions = new ProtoWriter();
    for (Dimension dimension : shape) {
      ProtoWriter message = new ProtoWriter();
      dimension
          .length()
          .ifPresentOrElse(
              length -> message.integer(1, length), () -> message.string(2, dimension.text()));
      dimensions.message(1, message);
    }
    ProtoWriter tensorType = new ProtoWriter().integer(1, type.code()).message(2, dimensions);
    return new ProtoWriter().string(1, name).message(2, new ProtoWriter().message(1, tensorType));
  }

  /**
   * The finished model.
   *
   * @param metadata texts by key
   * @throws IllegalArgumentException if it would be too large for a file
   */
  OnnxFile file(String name, Map<String, String> metadata) {
    ProtoWriter model =
        new ProtoWriter()
            .integer(1, opset.irVersion())
            .string(2, PRODUCER)
            .message(7, graph.string(2, name))
            .message(8, new ProtoWriter().string(1, "").integer(2, opset.version()));
    metadata.forEach(
        (key, text) -> model.message(14, new ProtoWriter().string(1, key).string(2, text)));
    return new OnnxFile(model);
  }
}
