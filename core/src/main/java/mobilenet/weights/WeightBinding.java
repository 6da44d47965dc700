package mobilenet.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Head;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;

/** Brings an architecture and a file of weights together. */
public final class WeightBinding {
  private WeightBinding() {}

  /**
   * Lowers an architecture and reads its weights. A file with torchvision's names is renamed; a
   * stem for RGB is adapted where the architecture takes another number of channels; a truncated
   * architecture takes its part of a whole network's file.
   *
   * @throws WeightMismatchException listing everything that does not fit
   * @throws IOException if the file cannot be read
   */
  public static BoundGraph bind(Architecture architecture, WeightSource file) throws IOException {
    Graph graph = Lowering.lower(architecture);
    return read(graph, weights(architecture, graph, file));
  }

  /**
   * As {@link #bind}, but each value is read from the file whenever it is asked for. The network is
   * then never in memory as a whole, and the file must stay open while it is used.
   *
   * @throws WeightMismatchException listing everything that does not fit
   * @throws IOException if the file cannot be read
   */
  public static BoundGraph bindToFile(Architecture architecture, WeightSource file)
      throws IOException {
    Graph graph = Lowering.lower(architecture);
    return onDemand(graph, weights(architecture, graph, file));
  }

  private static WeightSource weights(Architecture architecture, Graph graph, WeightSource file)
      throws IOException {
    WeightSource weights = timmNames(architecture, file);
    weights = StemAdaptation.of(weights, architecture);
    if (architecture.head() instanceof Head.FeatureMap) {
      weights = new LeadingPart(weights, architecture.stages().size());
    }
    WeightAccounting.check(graph.parameters(), weights);
    return weights;
  }

  /** Reads the weights of a graph from a source that has been accounted for. */
  static BoundGraph read(Graph graph, WeightSource weights) throws IOException {
    Map<String, float[]> values = new HashMap<>();
    for (String key : graph.parameters().keySet()) {
      values.put(key, weights.read(key));
    }
    return new BoundGraph(graph, values);
  }

  /** Reads a weight of such a source whenever it is asked for. */
  static BoundGraph onDemand(Graph graph, WeightSource weights) {
    return new BoundGraph(
        graph,
        parameter -> {
          try {
            return weights.read(parameter.key());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * An architecture that ends as a file's network does: in as many logits, without a classifier, or
   * without a head.
   *
   * @throws IOException if two tensors of the file stand for one
   */
  public static Architecture endingAs(Architecture architecture, WeightSource file)
      throws IOException {
    return withEndOf(timmNames(architecture, file), architecture);
  }

  /**
   * Channels of the images that a file's weights were made for; the architecture's own number where
   * the file has no stem.
   *
   * @throws IOException if two tensors of the file stand for one
   */
  public static int inputChannels(Architecture architecture, WeightSource file) throws IOException {
    WeightSource weights = timmNames(architecture, file);
    String stem = ParameterSections.stemWeight(architecture);
    List<Integer> shape = weights.names().contains(stem) ? weights.shape(stem) : List.of();
    return shape.size() == 4 ? shape.get(1) : architecture.input().channels();
  }

  /** As {@link #endingAs}, for weights with timm's names. */
  static Architecture withEndOf(WeightSource weights, Architecture architecture) {
    Optional<String> classifier =
        ParameterSections.classifierWeight(architecture).filter(weights.names()::contains);
    if (classifier.isPresent()) {
      List<Integer> shape = weights.shape(classifier.get());
      return shape.isEmpty() ? architecture : architecture.withClasses(Math.max(1, shape.get(0)));
    }
    Architecture headless = architecture.withClasses(0);
    return lacksHead(weights, architecture) ? headless.withHead(new Head.FeatureMap()) : headless;
  }

  /** Whether weights with timm's names have nothing of an architecture's head convolution. */
  static boolean lacksHead(WeightSource weights, Architecture architecture) {
    Set<String> head = ParameterSections.headConvolution(architecture);
    return !head.isEmpty() && Collections.disjoint(head, weights.names());
  }

  /** A view of a file under timm's names, without the prefix that wrappers put before them. */
  static WeightSource timmNames(Architecture architecture, WeightSource file) throws IOException {
    WeightSource bare = KeyPrefix.takeOff(file);
    NamingScheme scheme = NamingScheme.detect(bare.names()).orElse(NamingScheme.TIMM);
    try {
      return scheme.toTimm(architecture, bare);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          file.origin() + ": uses the names of " + scheme + ", but " + e.getMessage(), e);
    }
  }
}
