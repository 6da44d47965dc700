package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.Section;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.TrainingException;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.MapWeights;
import mobilenet.weights.Tensor;
import mobilenet.weights.WeightBinding;
import mobilenet.weights.WeightSource;

/** Weights before the first step. */
final class StartingPoint {
  private StartingPoint() {}

  /**
   * A plan for the network as a checkpoint has it: padding and the like do not show in weights, so
   * they must come along.
   *
   * @throws TrainingException if the checkpoint is of another architecture
   */
  static RunPlan suited(Optional<Path> folder, RunPlan plan) throws IOException {
    if (folder.isEmpty()) {
      return plan;
    }
    CheckpointConfig config = Checkpoint.config(folder.get());
    requireSame(folder.get(), config.architecture(), plan.architecture());
    return plan.withArguments(config.arguments().ofNetwork());
  }

  /**
   * A checkpoint's weights for a run's network. The classifier is drawn anew where the number of
   * classes differs.
   *
   * @throws TrainingException if the checkpoint is of another architecture
   */
  static InitialWeights of(Path folder, RunPlan plan) throws IOException {
    Architecture target = plan.architecture();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Architecture given = checkpoint.architecture();
      requireSame(folder, given, target);
      BoundGraph bound =
          WeightBinding.bind(target.withClasses(given.classes()), checkpoint.weights());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Parameter parameter : bound.graph().parameters().values()) {
        tensors.put(parameter.key(), new Tensor(parameter.shape(), bound.value(parameter)));
      }
      if (given.classes() != target.classes()) {
        WeightSource drawn = InitialWeights.random(plan).weights();
        Graph classifier = Lowering.lower(target, Section.CLASSIFIER, Section.CLASSIFIER);
        for (String key : classifier.parameters().keySet()) {
          tensors.put(key, drawn.tensor(key));
        }
      }
      return InitialWeights.ofCheckpoint(new MapWeights(tensors));
    }
  }

  private static void requireSame(Path folder, Architecture given, Architecture target)
      throws TrainingException {
    if (!given.name().equals(target.name())) {
      throw new TrainingException(
          folder
              + ": is a "
              + given.name()
              + ", the recipe trains a "
              + target.name()
              + "; add --arch "
              + given.name()
              + " or give another checkpoint");
    }
  }
}
