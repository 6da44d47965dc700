package mobilenet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.image.Preprocessing;
import mobilenet.runtime.CompiledModel;
import mobilenet.runtime.RuntimeOptions;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointException;

/**
 * Builds a {@link Classifier} from parts, for networks that do not come as a checkpoint folder. Not
 * thread-safe.
 */
public final class ClassifierBuilder {
  private final Architecture architecture;
  private final BoundGraph weights;
  private final Preprocessing preprocessing;
  private Optional<List<String>> labels = Optional.empty();
  private RuntimeOptions options = RuntimeOptions.DEFAULT;
  private String name;

  ClassifierBuilder(Architecture architecture, BoundGraph weights, Preprocessing preprocessing) {
    this.architecture = architecture;
    this.weights = weights;
    this.preprocessing = preprocessing;
    this.name = architecture.name();
  }

  /** Uses a checkpoint's own parts; an error about them names the checkpoint. */
  static Classifier load(Path folder, RuntimeOptions options) throws IOException {
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Architecture architecture = checkpoint.architecture();
      BoundGraph weights = checkpoint.bind();
      try {
        Preprocessing preprocessing = checkpoint.config().pretrained().preprocessing();
        ClassifierBuilder builder =
            new ClassifierBuilder(architecture, weights, preprocessing).options(options);
        // A network whose classifier was removed may still carry the labels of the original one.
        checkpoint
            .config()
            .labelNames()
            .filter(names -> architecture.hasClassifier())
            .ifPresent(builder::labels);
        return builder.name(folder.toString()).build();
      } catch (IllegalArgumentException e) {
        throw new CheckpointException(folder + ": " + e.getMessage(), e);
      }
    }
  }

  /**
   * Names of the classes, in the order of the network's outputs. Two classes may share a name, like
   * ImageNet's two cranes: predictions tell them apart by their index. By default a class's name is
   * its index.
   */
  public ClassifierBuilder labels(List<String> labels) {
    this.labels = Optional.of(List.copyOf(labels));
    return this;
  }

  /** Threads, kernels and number of sessions; {@link RuntimeOptions#DEFAULT} by default. */
  public ClassifierBuilder options(RuntimeOptions options) {
    this.options = options;
    return this;
  }

  /** What errors call the network; the architecture's name by default. */
  public ClassifierBuilder name(String name) {
    this.name = name;
    return this;
  }

  /**
   * Packs the weights and makes the classifier.
   *
   * @throws IllegalArgumentException if the parts do not fit together: the number of labels differs
   *     from that of the classes, the number of channels differs, or the images are too small for
   *     the network
   * @throws mobilenet.runtime.KernelSelectionException if vector kernels are demanded where they
   *     cannot run, or the system property {@value mobilenet.runtime.KernelSelection#PROPERTY} is
   *     none of the selections
   */
  public Classifier build() {
    int channels = architecture.input().channels();
    if (preprocessing.channels() != channels) {
      throw new IllegalArgumentException(
          architecture.name()
              + " takes "
              + channels
              + " channels, and the preprocessing gives "
              + preprocessing.channels()
              + "; derive the network with withInputChannels, or change the preprocessing");
    }
    List<String> names = labels.orElseGet(this::indices);
    if (names.size() != classes()) {
      throw new IllegalArgumentException(
          architecture.name()
              + " has "
              + classes()
              + " classes, and "
              + names.size()
              + " labels were given; give one label per class, in the order of the outputs");
    }
    CompiledModel model = CompiledModel.compile(weights, options);
    try {
      SessionPool sessions =
          SessionPool.of(model, preprocessing.height(), preprocessing.width(), options.sessions());
      Inference inference = new Inference(name, model, sessions, preprocessing);
      return new Classifier(architecture, inference, names, labels);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  /** Checks that graph and architecture have the same operations and parameters. */
  static void requireSameNetwork(Architecture architecture, BoundGraph weights) {
    Graph expected = Lowering.lower(architecture);
    if (weights.graph().equals(expected)) {
      return;
    }
    Set<String> missing = new HashSet<>(expected.parameters().keySet());
    missing.removeAll(weights.graph().parameters().keySet());
    throw new IllegalArgumentException(
        "the weights were bound to a graph that is not "
            + architecture.name()
            + "'s"
            + missing.stream().sorted().findFirst().map(key -> ", and lack " + key).orElse("")
            + "; bind them with WeightBinding.bind to this very architecture, before any pass");
  }

  private int classes() {
    return weights.graph().taps().containsKey(Graph.LOGITS) ? architecture.classes() : 0;
  }

  private List<String> indices() {
    return IntStream.range(0, classes()).mapToObj(Integer::toString).toList();
  }
}
