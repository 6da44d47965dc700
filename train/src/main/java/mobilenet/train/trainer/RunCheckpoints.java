package mobilenet.train.trainer;

import java.nio.file.Path;
import mobilenet.json.JsonObject;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.output.OutputException;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.CheckpointConfig;
import mobilenet.weights.DType;
import mobilenet.weights.WeightSource;

/** Writes the checkpoints of a run, in timm's layout. */
final class RunCheckpoints {
  private final RunPlan plan;
  private final RunFolder folder;
  private final String teacher;

  /**
   * Of a run.
   *
   * @param teacher in words, or {@link RunIdentity#NOBODY}
   */
  RunCheckpoints(RunPlan plan, RunFolder folder, String teacher) {
    this.plan = plan;
    this.folder = folder;
    this.teacher = teacher;
  }

  /**
   * Writes the last checkpoint, and the best one if this is it.
   *
   * @param weights to be evaluated
   * @throws OutputException if that fails
   */
  void write(WeightSource weights, EpochMetrics metrics, boolean best) throws OutputException {
    CheckpointConfig config = config(metrics);
    write(folder.last(), config, weights);
    if (best) {
      write(folder.best(), config, weights);
    }
  }

  private static void write(Path checkpoint, CheckpointConfig config, WeightSource weights)
      throws OutputException {
    OutputException.guard(
        checkpoint, () -> Checkpoint.write(checkpoint, config, weights, DType.F32));
  }

  private CheckpointConfig config(EpochMetrics metrics) {
    JsonObject made =
        JsonObject.EMPTY
            .with("recipe", plan.recipe().name())
            .with("seed", plan.seed())
            .with("epoch", metrics.epoch())
            .with("training_images", plan.trainingPart().size())
            .with("validation_images", plan.validationPart().size())
            .with("validation_top1", top1(metrics));
    JsonObject all = teacher.equals(RunIdentity.NOBODY) ? made : made.with("teacher", teacher);
    return plan.checkpointConfig().withOthers(JsonObject.EMPTY.with("training", all));
  }

  private static double top1(EpochMetrics metrics) {
    return metrics.validation().map(EpochMetrics.Validation::top1).orElse(0.0);
  }
}
