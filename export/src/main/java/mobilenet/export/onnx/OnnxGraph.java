package mobilenet.export.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds an ONNX model. Field numbers and type codes are those of onnx.proto. Names are made from
 * those of this project's graph, so that a viewer shows timm's.
 */
final class OnnxGraph {
  /** HardSwish is an operator from 14 on, Gelu from 20 on. */
  static final int OPSET = 20;

  /** The one that came with the operator set. */
  private static final int IR_VERSION = 9;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final ProtoWriter graph = new ProtoWriter();
  private final Map<String, Integer> taken = new HashMap<>();
  private String scope = "";

  /** Names what is added from now on. */
  void scope(String name) {
    scope = name;
  }

  /** Declares the input. */
  void input(String name, List<Integer> shape) {
    graph.message(11, valueInfo(name, shape));
  }

  /** Declares an output. */
  void output(String name, List<Integer> shape) {
    graph.message(12, valueInfo(name, shape));
  }

  /** Adds an operator; returns the name of its result. */
  String node(String type, List<String> inputs, Attribute... attributes) {
    return nodeNamed(unique(scope + "/" + type), type, inputs, attributes);
  }

  /** Adds an operator whose result has a given name. */
  String nodeNamed(String result, String type, List<String> inputs, Attribute... attributes) {
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
    String name = unique(key);
    graph.message(5, tensor(name, FLOAT, shape).floats(9, data));
    return name;
  }

  /** Adds a number; returns its name. */
  String scalar(float value) {
    return weight(scope + "/constant", new float[] {value});
  }

  /** Adds the dimensions that an operator is to give its input; returns their name. */
  String dimensions(long... data) {
    String name = unique(scope + "/shape");
    graph.message(5, tensor(name, INT64, data.length).longs(9, data));
    return name;
  }

  private String unique(String name) {
    int before = taken.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  private static ProtoWriter tensor(String name, int type, int... shape) {
    ProtoWriter tensor = new ProtoWriter();
    for (int dimension : shape) {
      tensor.integer(1, dimension);
    }
    return tensor.integer(2, type).string(8, name);
  }

  private static ProtoWriter valueInfo(String name, List<Integer> shape) {
    ProtoWriter dimensions = new ProtoWriter();
    for (int dimension : shape) {
      dimensions.message(1, new ProtoWriter().integer(1, dimension));
    }
    ProtoWriter tensorType = new ProtoWriter().integer(1, FLOAT).message(2, dimensions);
    return new ProtoWriter().string(1, name).message(2, new ProtoWriter().message(1, tensorType));
  }

  /** The finished model. */
  byte[] toBytes(String name) {
    return new ProtoWriter()
        .integer(1, IR_VERSION)
        .string(2, "MobileNet4J")
        .message(7, graph.string(2, name))
        .message(8, new ProtoWriter().string(1, "").integer(2, OPSET))
        .toBytes();
  }
}
