package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.document.ArchitectureDocument;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.Section;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.TrainingException;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightSource;

/** Weights before the first step. */
final class StartingPoint {
  private StartingPoint() {}

  /**
   * A plan for the network as a checkpoint has it: padding and the like do not show in weights, so
   * they must come along where the plan has a network of the catalogue by its name alone.
   *
   * @param network the option that names a network; a file or a checkpoint there says all of it
   * @throws TrainingException if the checkpoint is of another architecture
   */
  static RunPlan suited(Path folder, RunPlan plan, NamedNetwork network) throws IOException {
    Architecture given = Checkpoint.config(folder).architecture();
    requireSame(folder, given, plan, network);
    return plan.withArchitecture(given);
  }

  /**
   * A checkpoint's weights for a run's network. The classifier is drawn anew where the checkpoint
   * has other classes, and its rows change places where it has the same in another order.
   *
   * @param plan for the network as the checkpoint has it
   * @param notices told what was done with the classifier, unless it is as in the checkpoint
   */
  static InitialWeights of(Path folder, RunPlan plan, Consumer<String> notices) throws IOException {
    Architecture target = plan.architecture();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      int classes = checkpoint.architecture().classes();
      BoundGraph bound = WeightBinding.bind(target.withClasses(classes), checkpoint.weights());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Parameter parameter : bound.graph().parameters().values()) {
        tensors.put(parameter.key(), new Tensor(parameter.shape(), bound.value(parameter)));
      }
      StartingClassifier classifier = StartingClassifier.of(plan.classes(), checkpoint.config());
      classifier.sentence().ifPresent(notices);
      if (classifier.outputs().isPresent()) {
        arrange(tensors, target, classifier.outputs().get());
      } else {
        draw(tensors, plan);
      }
      return InitialWeights.ofCheckpoint(new MapWeights(tensors));
    }
  }

  private static Graph classifier(Architecture network) {
    return Lowering.lower(network, Section.CLASSIFIER, Section.CLASSIFIER);
  }

  private static void draw(Map<String, Tensor> tensors, RunPlan plan) throws IOException {
    WeightSource drawn = InitialWeights.random(plan).weights();
    for (String key : classifier(plan.architecture()).parameters().keySet()) {
      tensors.put(key, drawn.tensor(key));
    }
  }

  /** Only the layer that ends in the logits has a row for each class. */
  private static void arrange(
      Map<String, Tensor> tensors, Architecture network, List<Integer> outputs) {
    Graph graph = classifier(network);
    int logits = Optional.ofNullable(graph.taps().get(Graph.LOGITS)).orElseThrow();
    for (Parameter parameter : graph.nodes().get(logits).op().parameters()) {
      tensors.computeIfPresent(
          parameter.key(), (key, tensor) -> StartingClassifier.rows(tensor, outputs));
    }
  }

  private static void requireSame(
      Path folder, Architecture given, RunPlan plan, NamedNetwork network) throws IOException {
    Architecture target = plan.recipe().architecture();
    Optional<Architecture> catalogued = Catalogue.find(given.name());
    boolean named = catalogued.isPresent();
    if (!given.name().equals(target.name())) {
      throw new TrainingException(
          folder
              + ": is a "
              + given.name()
              + ", this run trains a "
              + target.name()
              + "; "
              + network.remedy(named ? given.name() : folder.toString()));
    }
    // Networks of the catalogue differ in what the checkpoint's arguments say, which are taken
    // over, unless they were written out.
    boolean byName =
        !network.isWritten()
            && catalogued
                .filter(c -> hash(plan.withArchitecture(c)).equals(hash(plan)))
                .isPresent();
    if (!byName && !hash(plan.withArchitecture(given)).equals(hash(plan))) {
      throw new TrainingException(
          folder
              + ": is another "
              + given.name()
              + " than this run trains, with other "
              + (named ? "layers or conventions such as padding" : "layers")
              + "; "
              + network.remedy(folder.toString()));
    }
  }

  private static String hash(RunPlan plan) {
    return ArchitectureDocument.hash(plan.architecture());
  }
}
