package mobilenet.convert.graphdef;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.PixelScale;

/** Mean and standard deviation of pixels, of a graph that scales them itself. */
final class PixelRange {
  private static final double BYTES = 255;

  /**
   * With a smaller factor, pixels from 0 to 1 would lie within a tenth of each other, which no
   * network sees: then the graph takes pixels from 0 to 255.
   */
  private static final double LEAST_FACTOR = 0.1;

  private static final MathContext DIGITS = new MathContext(6);

  /** Relative error of a few operations on floats. */
  private static final double FLOAT_ERRORS = 3e-7;

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
    int given = image.scale().size();
    boolean sound = given == 1 || given == channels;
    double least = image.scale().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    double most = image.scale().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double end = image.bytes() || most < LEAST_FACTOR ? BYTES : 1;
    List<Double> mean = new ArrayList<>();
    List<Double> std = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      double scale = image.scale().get(c % given) * end;
      mean.add(rounded(-image.shift().get(c % given) / scale));
      std.add(rounded(1 / scale));
      sound &= Double.isFinite(mean.get(c)) && Double.isFinite(std.get(c)) && std.get(c) > 0;
    }
    if (!sound || !(least > 0)) {
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
            end));
    return Optional.of(new PixelScale(mean, std));
  }

  /**
   * Constants of graphs are floats, of which 1/127.5 is none: a std of 0.49999997 is meant as 0.5.
   */
  private static double rounded(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    double round = new BigDecimal(value).round(DIGITS).doubleValue();
    return Math.abs(round - value) <= FLOAT_ERRORS * Math.abs(value) ? round : value;
  }
}
