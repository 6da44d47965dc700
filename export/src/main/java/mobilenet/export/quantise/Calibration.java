package mobilenet.export.quantise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.Interpreter;

/**
 * What the feature maps of a network were like on some images: the range of each, and how its
 * values lie in it. The images are run twice, because a histogram needs the range.
 */
public final class Calibration {
  private final BoundGraph network;
  private final List<Extremes> extremes;
  private final List<Optional<Histogram>> histograms;

  private Calibration(
      BoundGraph network, List<Extremes> extremes, List<Optional<Histogram>> histograms) {
    this.network = network;
    this.extremes = extremes;
    this.histograms = histograms;
  }

  /**
   * Runs images, on all processors; the result does not depend on their number.
   *
   * @param network after {@link mobilenet.graph.pass.Pass#foldingAndClipping}
   * @throws UnusableImagesException if there are none, all are of one colour, or a feature map has
   *     a value that is no number
   */
  public static Calibration run(BoundGraph network, Images images) {
    if (images.count() == 0) {
      throw new UnusableImagesException(
          "calibration needs images, given none; some hundred that are typical of what the network"
              + " will see are usual");
    }
    Interpreter interpreter = new Interpreter(network, images.height(), images.width());
    List<Extremes> extremes = extremes(network, interpreter, images);
    List<Optional<Histogram>> histograms = new ArrayList<>();
    for (Extremes seen : extremes) {
      Range range = seen.range();
      histograms.add(
          range.width() >= Float.MIN_NORMAL ? Optional.of(new Histogram(range)) : Optional.empty());
    }
    IntStream.range(0, images.count())
        .parallel()
        .forEach(
            image ->
                interpreter.run(
                    images.get(image),
                    (node, values) -> histograms.get(node).ifPresent(h -> h.add(values))));
    return new Calibration(network, List.copyOf(extremes), List.copyOf(histograms));
  }

  private static List<Extremes> extremes(
      BoundGraph network, Interpreter interpreter, Images images) {
    List<Node> nodes = network.graph().nodes();
    List<Extremes> all = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      all.add(new Extremes(interpreter.shape(i).channels()));
    }
    IntStream.range(0, images.count())
        .parallel()
        .forEach(
            image ->
                interpreter.run(
                    images.get(image),
                    (node, values) -> {
                      if (!all.get(node).add(values)) {
                        throw new UnusableImagesException(
                            Layers.name(nodes.get(node))
                                + " gives NaN or infinity for the image "
                                + images.name(image)
                                + ", so it has no range; look for damaged weights with mobilenet"
                                + " inspect");
                      }
                    }));
    if (all.get(0).isOneColour()) {
      throw new UnusableImagesException(
          "every pixel of all "
              + images.count()
              + " calibration images has the same colour, which tells nothing of ranges; give"
              + " images that are typical of what the network will see");
    }
    return all;
  }

  /** The network that was run. */
  public BoundGraph network() {
    return network;
  }

  /** The range of all values of a node. */
  public Range range(int node) {
    return extremes.get(node).range();
  }

  /** The largest absolute value of each channel of a node. */
  double[] magnitudes(int node) {
    return extremes.get(node).magnitudes();
  }

  /**
   * The scale of a node's feature map.
   *
   * @throws UnusableImagesException if the map is 0 everywhere in all images
   */
  Int8Scale scale(int node, RangeRule rule) {
    Optional<Histogram> histogram = histograms.get(node);
    boolean gate =
        network.graph().nodes().get(node).op() instanceof Op.Activate activate
            && switch (activate.function()) {
              case SIGMOID, HARD_SIGMOID -> true;
              default -> false;
            };
    if (histogram.isEmpty() && !gate) {
      throw new UnusableImagesException(
          Layers.name(network.graph().nodes().get(node))
              + " gives 0 for all calibration images, so its range cannot be found; give other"
              + " images, or keep this layer and those that read it as floats");
    }
    Range chosen = histogram.map(rule::choose).orElseGet(() -> new Range(0, 0));
    return Int8Scale.of(KnownRanges.apply(network.graph(), node, chosen));
  }
}
