package mobilenet.convert.graphdef;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.PixelFactors;
import mobilenet.convert.source.PixelScale;

/** Mean and standard deviation of pixels, of a graph that scales them itself. */
final class PixelRange {
  private PixelRange() {}

  /**
   * How the graph scales pixels; empty if it takes them as they are to be seen by the network.
   *
   * @param channels of the images
   * @param notes where the range of its pixels is noted
   */
  static Optional<PixelScale> scale(
      GraphDef graph, Value.Image image, int channels, List<String> notes)
      throws ForeignFileException {
    if (image.isPlain() && !image.bytes()) {
      return Optional.empty();
    }
    PixelFactors factors = new PixelFactors(image.scale(), image.shift());
    double white = image.bytes() ? PixelFactors.BYTES : factors.white();
    Optional<PixelScale> scale = factors.pixels(white, channels);
    if (scale.isEmpty()) {
      throw graph.error(
          image.node(),
          "expected pixels times a positive number plus another, the same for all channels or one"
              + " for each of "
              + channels
              + ", found factors "
              + image.scale()
              + " and shifts "
              + image.shift());
    }
    notes.add(
        String.format(
            Locale.ROOT,
            "the graph scales pixels from 0 to %.0f itself, which the checkpoint's mean and std do",
            white));
    return scale;
  }
}
