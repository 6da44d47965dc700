package mobilenet.weights;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Head;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;

/** Brings an architecture and a file of weights together. */
public final class WeightBinding {
  static final String CLASSIFIER = "classifier.weight";

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
    WeightSource weights = timmNames(architecture, file);
    weights = StemAdaptation.of(weights, architecture.input().channels());
    if (architecture.head() instanceof Head.FeatureMap) {
      weights = new LeadingPart(weights, architecture.stages().size());
    }
    Graph graph = Lowering.lower(architecture);
    WeightAccounting.check(graph.parameters(), weights);
    return read(graph, weights);
  }

  /** Reads the weights of a graph from a source that has been accounted for. */
  static BoundGraph read(Graph graph, WeightSource weights) throws IOException {
    Map<String, float[]> values = new HashMap<>();
    for (String key : graph.parameters().keySet()) {
      values.put(key, weights.read(key));
    }
    return new BoundGraph(graph, values);
  }

  /**
   * Number of classes of a file's classifier; empty where it has none.
   *
   * @throws IOException if two tensors of the file stand for one
   */
  public static Optional<Integer> classes(Architecture architecture, WeightSource file)
      throws IOException {
    WeightSource weights = timmNames(architecture, file);
    if (!weights.names().contains(CLASSIFIER)) {
      return Optional.empty();
    }
    return weights.shape(CLASSIFIER).stream().findFirst().filter(classes -> classes > 0);
  }

  /** A view of a file under timm's names. */
  static WeightSource timmNames(Architecture architecture, WeightSource file) throws IOException {
    NamingScheme scheme = NamingScheme.detect(file.names()).orElse(NamingScheme.TIMM);
    try {
      return scheme.toTimm(architecture, file);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(
          file.origin() + ": uses the names of " + scheme + ", but " + e.getMessage(), e);
    }
  }
}
