package mobilenet.train.trainer;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.torch.StepResult;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingSetup;

/**
 * A training of which nothing is wanted but the accuracy at its end, as a search has hundreds of.
 * Its steps are those of a {@link Trainer} with the same plan and initial weights, and so is its
 * result, to the bit. But it neither measures the epochs before the last nor writes a file, and
 * cannot be resumed: for small networks that saves about a fifth of the time.
 */
public final class Trial {
  private final RunPlan plan;
  private final Consumer<String> notices;

  /**
   * A trial that has not begun.
   *
   * @param notices takes a sentence about images that could not be read, if there were any
   * @throws IllegalArgumentException if the recipe needs a teacher
   */
  public Trial(RunPlan plan, Consumer<String> notices) {
    if (plan.recipe().objective() instanceof ObjectiveSpec.Distillation) {
      throw new IllegalArgumentException(
          "the recipe "
              + plan.recipe().name()
              + " learns from a teacher, a trial from labels alone");
    }
    this.plan = plan;
    this.notices = notices;
  }

  /**
   * Trains to the end.
   *
   * @param initial weights before the first step
   * @return the last epoch's, on the images held out
   * @throws mobilenet.train.torch.NonFiniteException if the training diverges
   * @throws IOException if images cannot be read
   */
  public EpochMetrics.Validation run(InitialWeights initial)
      throws IOException, InterruptedException {
    TrainingSetup setup =
        TrainingSetup.of(
            plan.recipe(),
            plan.architecture(),
            FineTuningRules.of(plan.recipe(), plan.architecture()));
    try (TorchTrainer trainer = new TorchTrainer(setup, initial.weights());
        BatchLoader training = Loaders.training(plan);
        BatchLoader validation = Loaders.validation(plan)) {
      learn(trainer, training);
      EpochMetrics.Validation measured =
          Validator.measure(plan, trainer, validation, () -> false).orElseThrow();
      Set<String> failed = new LinkedHashSet<>(training.failed());
      failed.addAll(validation.failed());
      LeftOutImages.sentence(work(), List.copyOf(failed)).ifPresent(notices);
      return measured;
    }
  }

  private String work() {
    return plan.architecture().name() + ", seed " + plan.seed();
  }

  private void learn(TorchTrainer trainer, BatchLoader training)
      throws IOException, InterruptedException {
    TrainingSteps steps =
        new TrainingSteps(plan, trainer, LabelLessons.of(plan), training.batches());
    Position position = Position.START;
    while (position.epoch() < plan.recipe().optimisation().epochs()) {
      try (Epoch epoch = training.open(position.epoch(), 0)) {
        for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
          position = learn(steps, next.get(), position);
          epoch.recycle(next.get());
        }
      }
      position = position.nextEpoch(0, -1);
    }
  }

  private static Position learn(TrainingSteps steps, Batch batch, Position position)
      throws IOException {
    if (!TrainingSteps.isEnough(batch)) {
      return position.afterEmptyBatch();
    }
    StepResult step = steps.take(steps.prepare(batch, position));
    return position.afterBatch(step.loss(), step.correct(), batch.size(), 0, 0);
  }
}
