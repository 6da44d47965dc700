package mobilenet.export.quantise;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;

/**
 * A quantised network: the plan, and what it costs in accuracy as simulated on calibration images.
 *
 * @param plan of scales and integers
 * @param errors of each operation after the image, in their order
 * @param answerSqnr signal to noise of the network's answers, in decibels
 * @param equalised whether channels between convolutions were given ranges of the same size
 * @param floats names of the layers with weights that stay float
 */
public record Quantisation(
    QuantisationPlan plan,
    List<LayerError> errors,
    double answerSqnr,
    boolean equalised,
    List<String> floats) {
  /** Images over which errors are measured: they need every map of three runs. */
  private static final int ERROR_IMAGES = 64;

  /** Copies. */
  public Quantisation {
    errors = List.copyOf(errors);
    floats = List.copyOf(floats);
  }

  /**
   * Quantises a network.
   *
   * @param bound as loaded
   * @param taps feature maps that a file is to give beside the answer, by the names of {@link Taps}
   * @param images typical of what the network will see
   * @throws IllegalArgumentException for an unknown tap or layer
   * @throws UnusableImagesException if no ranges can be taken from the images
   */
  public static Quantisation of(
      BoundGraph bound, List<String> taps, Images images, QuantisationOptions options) {
    BoundGraph network = withTaps(bound, taps).apply(Pass.foldingAndClipping());
    Set<Integer> floats = Layers.named(network.graph(), options.floats());
    Calibration plain = Calibration.run(network, images);
    Quantisation best = of(plain, images, options, floats, false);
    Calibration used = plain;
    if (options.equalisation() != EqualisationChoice.NEVER) {
      Calibration equal = Calibration.run(Equalisation.apply(plain), images);
      Quantisation other = of(equal, images, options, floats, true);
      if (options.equalisation() == EqualisationChoice.ALWAYS
          || other.answerSqnr > best.answerSqnr) {
        best = other;
        used = equal;
      }
    }
    Set<Integer> noisy = best.below(options);
    if (noisy.isEmpty()) {
      return best;
    }
    noisy.addAll(floats);
    return of(used, images, options, noisy, best.equalised);
  }

  /**
   * How often images are asked for while a network is quantised, unless layers turn out to be too
   * noisy: for a bar of progress.
   *
   * @param images how many there are
   */
  public static long steps(QuantisationOptions options, int images) {
    long once = 2L * images + Math.min(ERROR_IMAGES, images);
    return options.equalisation() == EqualisationChoice.NEVER ? once : 2 * once;
  }

  /** Nothing but the wanted taps: others would keep operations from being fused. */
  private static BoundGraph withTaps(BoundGraph bound, List<String> taps) {
    Graph graph = bound.graph();
    Map<String, Integer> wanted = new LinkedHashMap<>();
    wanted.putAll(Taps.resolve(graph, List.of(graph.output())));
    wanted.putAll(Taps.resolve(graph, taps));
    return new BoundGraph(new Graph(graph.nodes(), wanted), bound.values());
  }

  private static Quantisation of(
      Calibration calibration,
      Images images,
      QuantisationOptions options,
      Set<Integer> floats,
      boolean equalised) {
    QuantisationPlan plan = QuantisationPlan.of(calibration, options, floats);
    Simulation simulation = new Simulation(plan, images.height(), images.width());
    List<LayerError> errors = simulation.errors(images, ERROR_IMAGES);
    List<Node> nodes = plan.network().graph().nodes();
    List<String> kept =
        floats.stream()
            .sorted()
            .map(nodes::get)
            .filter(node -> Layers.convolution(node.op()).isPresent())
            .map(Layers::name)
            .toList();
    return new Quantisation(plan, errors, simulation.answerSqnr(errors), equalised, kept);
  }

  private Set<Integer> below(QuantisationOptions options) {
    Set<Integer> noisy = new LinkedHashSet<>();
    for (int i = 0; i < errors.size(); i++) {
      LayerError error = errors.get(i);
      if (error.integer()
          && options.leastSqnr().isPresent()
          && error.ownSqnr() < options.leastSqnr().getAsDouble()) {
        noisy.add(i + 1);
      }
    }
    return noisy;
  }

  /** The layers that add most noise by themselves, the worst first. */
  public List<LayerError> worst(int count) {
    return errors.stream()
        .sorted(Comparator.comparingDouble(LayerError::ownSqnr))
        .limit(count)
        .toList();
  }
}
