package mobilenet.export.onnx.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file, as far as networks of this project need it.
 *
 * @param irVersion version of the file format
 * @param opset version of the operator set
 * @param inputs what the file takes
 * @param outputs what it gives
 * @param initialisers its constants
 * @param nodes its operators, in the order in which they run
 * @param metadata texts by key
 */
public record OnnxModel(
    long irVersion,
    long opset,
    List<OnnxValue> inputs,
    List<OnnxValue> outputs,
    List<Initialiser> initialisers,
    List<OnnxNode> nodes,
    Map<String, String> metadata) {

  /** Copies. */
  public OnnxModel {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    initialisers = List.copyOf(initialisers);
    nodes = List.copyOf(nodes);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Reads a file.
   *
   * @throws BrokenOnnxException if it is not ONNX
   */
  public static OnnxModel read(byte[] file) {
    return read(ByteBuffer.wrap(file));
  }

  /**
   * Reads a file that is in memory, or mapped to it; its weights are not copied.
   *
   * @throws BrokenOnnxException if it is not ONNX
   */
  public static OnnxModel read(ByteBuffer file) {
    long irVersion = 0;
    long opset = 0;
    List<OnnxValue> inputs = new ArrayList<>();
    List<OnnxValue> outputs = new ArrayList<>();
    List<Initialiser> initialisers = new ArrayList<>();
    List<OnnxNode> nodes = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (ProtoReader.Field field : new ProtoReader(file)) {
      switch (field.number()) {
        case 1 -> irVersion = field.value();
        case 7 -> {
          for (ProtoReader.Field part : field.message()) {
            switch (part.number()) {
              case 1 -> nodes.add(OnnxNode.read(part.message()));
              case 5 -> initialisers.add(Initialiser.read(part.message()));
              case 11 -> inputs.add(OnnxValue.read(part.message()));
              case 12 -> outputs.add(OnnxValue.read(part.message()));
              default -> {}
            }
          }
        }
        case 8 -> opset = version(field.message());
        case 14 -> addText(field.message(), metadata);
        default -> {}
      }
    }
    return new OnnxModel(irVersion, opset, inputs, outputs, initialisers, nodes, metadata);
  }

  private static long version(ProtoReader message) {
    long version = 0;
    for (ProtoReader.Field field : message) {
      if (field.number() == 2) {
        version = field.value();
      }
    }
    return version;
  }

  private static void addText(ProtoReader message, Map<String, String> metadata) {
    String key = "";
    String text = "";
    for (ProtoReader.Field field : message) {
      switch (field.number()) {
        case 1 -> key = field.text();
        case 2 -> text = field.text();
        default -> {}
      }
    }
    metadata.put(key, text);
  }
}
