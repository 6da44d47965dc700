package mobilenet.export.onnx.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operator of a file.
 *
 * @param name of it
 * @param type such as Conv
 * @param inputs names of what it reads
 * @param outputs names of what it computes
 * @param attributes by name
 */
public record OnnxNode(
    String name,
    String type,
    List<String> inputs,
    List<String> outputs,
    Map<String, Attribute> attributes) {

  /** Copies. */
  public OnnxNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /**
   * A parameter of an operator.
   *
   * @param number single precision, 0 if it is none
   * @param integers one or several
   * @param text empty if it is none
   */
  public record Attribute(float number, List<Long> integers, String text) {
    /** Copies. */
    public Attribute {
      integers = List.copyOf(integers);
    }
  }

  /** Integers of an attribute. */
  List<Long> integers(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .map(Attribute::integers)
        .orElseThrow(() -> new BrokenOnnxException("there is no attribute " + attribute));
  }

  /** An integer, or what stands for a missing attribute. */
  long integer(String attribute, long otherwise) {
    return attributes.containsKey(attribute) ? integers(attribute).get(0) : otherwise;
  }

  static OnnxNode read(ProtoReader message) {
    String name = "";
    String type = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new HashMap<>();
    for (ProtoReader.Field field : message) {
      switch (field.number()) {
        case 1 -> inputs.add(field.text());
        case 2 -> outputs.add(field.text());
        case 3 -> name = field.text();
        case 4 -> type = field.text();
        case 5 -> read(field.message(), attributes);
        default -> {}
      }
    }
    return new OnnxNode(name, type, inputs, outputs, attributes);
  }

  private static void read(ProtoReader message, Map<String, Attribute> attributes) {
    String name = "";
    String text = "";
    float number = 0;
    List<Long> integers = new ArrayList<>();
    for (ProtoReader.Field field : message) {
      switch (field.number()) {
        case 1 -> name = field.text();
        case 2 -> number = field.float32();
        case 3, 8 -> integers.addAll(field.integers());
        case 4 -> text = field.text();
        default -> {}
      }
    }
    attributes.put(name, new Attribute(number, integers, text));
  }
}
