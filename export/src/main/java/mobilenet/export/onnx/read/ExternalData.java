package mobilenet.export.onnx.read;

import java.nio.ByteBuffer;
import java.util.SortedSet;
import java.util.TreeSet;

/** The files beside an ONNX file in which it keeps weights, as PyTorch writes them. */
public final class ExternalData {
  private static final String LOCATION = "location";

  private ExternalData() {}

  /**
   * Their paths, relative to the folder of the ONNX file; none of a file that holds all weights.
   *
   * @param file the ONNX file, in memory or mapped to it
   * @throws BrokenOnnxException if it is not ONNX
   */
  public static SortedSet<String> locations(ByteBuffer file) {
    SortedSet<String> locations = new TreeSet<>();
    for (ProtoReader.Field field : new ProtoReader(file)) {
      if (field.number() == 7) {
        addOfGraph(field.message(), locations);
      }
    }
    return locations;
  }

  private static void addOfGraph(ProtoReader graph, SortedSet<String> locations) {
    for (ProtoReader.Field field : graph) {
      switch (field.number()) {
        case 1 -> addOfNode(field.message(), locations);
        case 5 -> addOfTensor(field.message(), locations);
        default -> {}
      }
    }
  }

  /** Constants may be attributes of operators. */
  private static void addOfNode(ProtoReader node, SortedSet<String> locations) {
    for (ProtoReader.Field field : node) {
      if (field.number() == 5) {
        for (ProtoReader.Field part : field.message()) {
          if (part.number() == 5) {
            addOfTensor(part.message(), locations);
          }
        }
      }
    }
  }

  private static void addOfTensor(ProtoReader tensor, SortedSet<String> locations) {
    for (ProtoReader.Field field : tensor) {
      if (field.number() == 13) {
        addLocation(field.message(), locations);
      }
    }
  }

  private static void addLocation(ProtoReader entry, SortedSet<String> locations) {
    String key = "";
    String value = "";
    for (ProtoReader.Field field : entry) {
      switch (field.number()) {
        case 1 -> key = field.text();
        case 2 -> value = field.text();
        default -> {}
      }
    }
    if (key.equals(LOCATION)) {
      locations.add(value);
    }
  }
}
