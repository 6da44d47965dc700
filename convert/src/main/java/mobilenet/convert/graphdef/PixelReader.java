package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.List;
import mobilenet.convert.source.ForeignFileException;

/** Reads how a graph scales pixels. */
final class PixelReader {
  private static final int MAX_CHANNELS = 16;

  private PixelReader() {}

  /** An image after arithmetic with a constant. */
  static Value.Image scaled(GraphDef graph, GraphNode node, Value.Image image)
      throws ForeignFileException {
    List<Double> by = new ArrayList<>();
    for (float value : graph.constant(node).data()) {
      by.add((double) value);
    }
    int channels = Math.max(image.scale().size(), by.size());
    boolean each = by.size() == 1 || image.scale().size() == 1 || by.size() == image.scale().size();
    if (by.isEmpty() || by.size() > MAX_CHANNELS || !each) {
      throw graph.error(
          node.name(), "expected one number, or one for each channel, found " + by.size());
    }
    List<Double> scale = new ArrayList<>();
    List<Double> shift = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double s = image.scale().get(c % image.scale().size());
      double b = image.shift().get(c % image.shift().size());
      double k = by.get(c % by.size());
      switch (node.op()) {
        case "Mul" -> {
          scale.add(s * k);
          shift.add(b * k);
        }
        case "RealDiv", "Div" -> {
          graph.requireConstantSecond(node);
          scale.add(s / k);
          shift.add(b / k);
        }
        case "Add", "AddV2" -> {
          scale.add(s);
          shift.add(b + k);
        }
        case "Sub" -> {
          graph.requireConstantSecond(node);
          scale.add(s);
          shift.add(b - k);
        }
        default -> throw graph.unknown(node);
      }
    }
    return new Value.Image(image.node(), scale, shift, image.bytes(), image.size());
  }
}
