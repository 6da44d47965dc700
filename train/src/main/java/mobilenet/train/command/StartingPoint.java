package mobilenet.train.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.graph.Section;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.Trainer;
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
   * A checkpoint's weights for a run's network. The classifier is drawn anew where the number of
   * classes differs.
   *
   * @throws TrainingException if the checkpoint is of another architecture
   */
  static WeightSource of(Path folder, RunPlan plan) throws IOException {
    Architecture target = plan.architecture();
    try (Checkpoint checkpoint = Checkpoint.open(folder)) {
      Architecture given = checkpoint.architecture();
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
      BoundGraph bound =
          WeightBinding.bind(target.withClasses(given.classes()), checkpoint.weights());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Parameter parameter : bound.graph().parameters().values()) {
        tensors.put(parameter.key(), new Tensor(parameter.shape(), bound.value(parameter)));
      }
      if (given.classes() != target.classes()) {
        WeightSource drawn = Trainer.randomWeights(plan);
        Graph classifier = Lowering.lower(target, Section.CLASSIFIER, Section.CLASSIFIER);
        for (String key : classifier.parameters().keySet()) {
          tensors.put(key, drawn.tensor(key));
        }
      }
      return new MapWeights(tensors);
    }
  }
}
