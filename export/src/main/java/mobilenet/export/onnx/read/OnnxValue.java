package mobilenet.export.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.export.onnx.Dimension;
import mobilenet.export.onnx.OnnxType;

/**
 * An input or an output as a file declares it.
 *
 * @param name of it
 * @param type of its elements
 * @param shape its dimensions, some of which may be names
 */
public record OnnxValue(String name, OnnxType type, List<Dimension> shape) {
  /** Copies. */
  public OnnxValue {
    shape = List.copyOf(shape);
  }

  /** The dimensions as people write them: {@code 1×3×224×224}. */
  public String shapeText() {
    return shape.stream().map(Dimension::text).collect(Collectors.joining("×"));
  }

  static OnnxValue read(ProtoReader message) {
    String name = "";
    long type = 0;
    List<Dimension> shape = new ArrayList<>();
    for (ProtoReader.Field field : message) {
      if (field.number() == 1) {
        name = field.text();
      } else if (field.number() == 2) {
        for (ProtoReader.Field kind : field.message()) {
          // Of a tensor; other kinds of values are not written.
          if (kind.number() == 1) {
            for (ProtoReader.Field part : kind.message()) {
              if (part.number() == 1) {
                type = part.value();
              } else if (part.number() == 2) {
                readShape(part.message(), shape);
              }
            }
          }
        }
      }
    }
    return new OnnxValue(name, type(name, type), shape);
  }

  static OnnxType type(String name, long code) {
    return OnnxType.ofCode(code)
        .orElseThrow(() -> new BrokenOnnxException(name + " has the unknown type " + code));
  }

  private static void readShape(ProtoReader message, List<Dimension> shape) {
    for (ProtoReader.Field dimension : message) {
      for (ProtoReader.Field length : dimension.message()) {
        switch (length.number()) {
          case 1 -> shape.add(Dimension.of(length.value()));
          case 2 -> shape.add(new Dimension(length.text()));
          default -> {}
        }
      }
    }
  }
}
