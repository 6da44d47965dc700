package mobilenet.convert.graphdef;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.architecture.Family;
import mobilenet.convert.source.ForeignFileException;
import mobilenet.convert.source.ForeignNetwork;
import mobilenet.convert.source.Norms;
import mobilenet.convert.source.Origin;
import mobilenet.convert.source.PixelScale;
import mobilenet.convert.source.Stated;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;

/** A graph as a network with tensors that have timm's names and order of dimensions. */
public final class GraphNetwork {
  /** A graph may end in these; a checkpoint gives logits. */
  private static final Set<String> LAST = Set.of("Softmax", "LogSoftmax", "Sigmoid");

  private static final Set<String> PASSING = Set.of("Identity", "Reshape", "Squeeze");

  /** ImageNet's classes and one before them, as Google's networks have it. */
  private static final int CLASSES_WITH_BACKGROUND = 1001;

  private final GraphDef graph;
  private final List<String> notes = new ArrayList<>();

  private GraphNetwork(GraphDef graph) {
    this.graph = graph;
  }

  /**
   * The network that a graph computes.
   *
   * @param root the document, with the graph as {@code modelTopology} and perhaps a signature
   * @param origin the file's name
   * @param weights the graph's constants by the names of their nodes
   * @param types of these in the file, for people
   * @param output the node that the network ends in, if the user names one
   * @throws ForeignFileException if the graph is damaged, or of another network than MobileNetV1 or
   *     V2; the message names the node at which that shows
   */
  public static ForeignNetwork of(
      JsonFields root,
      String origin,
      Map<String, Tensor> weights,
      String types,
      Optional<String> output)
      throws ForeignFileException, JsonException {
    GraphDef graph = GraphDef.of(origin, root.fields("modelTopology"), weights);
    return new GraphNetwork(graph).read(graph.output(root, output), types);
  }

  private ForeignNetwork read(GraphNode output, String types)
      throws ForeignFileException, JsonException {
    Chain chain = Chain.of(graph, GraphReader.upTo(graph, logits(output)));
    NetworkMatch match = NetworkMatch.of(graph, chain);
    NormFolding norms = NormFolding.of(graph, chain);
    Optional<Integer> size = PaddingRule.size(chain);
    PaddingRule padding = PaddingRule.of(graph, chain, size);
    LayerTensors tensors = new LayerTensors(graph, norms.epsilonOfAll());
    for (int i = 0; i < match.layers().size(); i++) {
      tensors.put(chain.links().get(i).layer(), match.layers().get(i));
    }
    if (chain.classifier().isPresent()) {
      int features = match.architecture().resolve().headChannels();
      Classifier classifier = Classifier.of(graph, chain.classifier().get(), features);
      tensors.tensors().put("classifier.weight", classifier.weight());
      tensors.tensors().put("classifier.bias", classifier.bias());
      noteBackground(classifier.bias().data().length);
    }
    noteNorms(norms);
    Optional<PixelScale> pixels = PixelRange.scale(graph, chain.image(), channels(match), notes);
    boolean v1 = match.architecture().family() == Family.MOBILENET_V1;
    return new ForeignNetwork(
        "TensorFlow.js graph model of " + (v1 ? "MobileNetV1" : "MobileNetV2"),
        padding.ownZeros() ? Origin.KERAS : Origin.TENSORFLOW,
        new MapWeights(graph.origin(), tensors.tensors()),
        types,
        Optional.of(match.architecture().name()),
        Optional.empty(),
        graph.unread(),
        notes,
        new Stated(
            Optional.of(norms.epsilonOfAll()),
            Optional.of(padding.padding()),
            size,
            pixels,
            norms.isComplete() ? Norms.FOLDED : Norms.KEPT));
  }

  private static int channels(NetworkMatch match) {
    return match.architecture().input().channels();
  }

  /** The node before the activation that graphs end in. */
  private GraphNode logits(GraphNode output) throws ForeignFileException {
    GraphNode node = output;
    // A circle of nodes that only pass values on has at most as many as the graph.
    for (int i = 0; i < graph.names().size(); i++) {
      if (LAST.contains(node.op())) {
        notes.add(
            "the graph ends in "
                + node.op()
                + ", which is left out: answers of the checkpoint are logits");
        return graph.node(graph.input(node, 0), node.name());
      }
      if (!PASSING.contains(node.op())) {
        return output;
      }
      node = graph.node(graph.input(node, 0), node.name());
    }
    return output;
  }

  private void noteBackground(int classes) {
    if (classes == CLASSES_WITH_BACKGROUND) {
      notes.add(
          "of its 1,001 classes, number 0 is most likely the background that Google's networks have"
              + " before ImageNet's classes, which then start at number 1");
    }
  }

  private void noteNorms(NormFolding norms) {
    if (norms.folded() > 0) {
      notes.add(
          "batch norms are folded into "
              + norms.folded()
              + " of "
              + norms.all()
              + " convolutions; the checkpoint's multiply by 1 there and add the bias");
    }
  }
}
