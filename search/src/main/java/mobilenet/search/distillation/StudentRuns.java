package mobilenet.search.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.Classifier;
import mobilenet.data.ImageDataset;
import mobilenet.evaluation.Evaluation;
import mobilenet.evaluation.Evaluator;
import mobilenet.train.distillation.AnswerStore;
import mobilenet.train.trainer.AnswerPairing;
import mobilenet.train.trainer.Guidance;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.LeftOutImages;
import mobilenet.train.trainer.MixedImages;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunListener;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;

/**
 * Makes the runs of an experiment, each in a folder of its own. One that was killed goes on to the
 * same bits.
 *
 * @param plans of the runs
 * @param folder for the folders of the runs
 * @param test images of the test split
 * @param listeners of runs
 * @param notices takes a sentence for each run that did without images, as those could not be read,
 *     and for each file beside its weights that could not be written
 */
public record StudentRuns(
    StudentPlans plans,
    Path folder,
    ImageDataset test,
    Listeners listeners,
    Consumer<String> notices) {

  /** Who follows a run. */
  @FunctionalInterface
  public interface Listeners {
    /**
     * Listener of a run.
     *
     * @param epochs that it has
     */
    RunListener of(Student student, int epochs);
  }

  /**
   * Trains a student, or goes on with it.
   *
   * @param store with the teacher's answers; not read for a student that has no teacher
   * @throws IOException if images or answers cannot be read, or files not be written
   */
  public Outcome run(Student student, Path store) throws IOException, InterruptedException {
    if (!student.setting().isTaught()) {
      return run(student, Optional.empty());
    }
    try (AnswerStore answers = AnswerStore.open(store)) {
      Optional<MixedImages> mixed =
          MixedImages.stored(plans.plan(student.setting(), student.seed()), plans.pool(), answers);
      AnswerPairing pairing =
          student.setting() == Setting.SHUFFLED
              ? new AnswerPairing.ShuffledWithinClass(student.seed())
              : new AnswerPairing.Own();
      return run(student, Optional.of(new Guidance.Stored(answers, mixed, pairing)));
    }
  }

  private Outcome run(Student student, Optional<Guidance> guidance)
      throws IOException, InterruptedException {
    RunPlan plan = plans.plan(student.setting(), student.seed());
    RunFolder run = new RunFolder(folder.resolve(student.folder()));
    int epochs = plan.recipe().optimisation().epochs();
    RunListener listener = listeners.of(student, epochs);
    Trainer alone = new Trainer(plan, run, listener, () -> false, "the same command");
    RunResult result =
        guidance
            .map(alone::taughtBy)
            .orElse(alone)
            .run(
                InitialWeights.random(plan),
                run.isUsed() ? Trainer.Start.RESUMED : Trainer.Start.FRESH);
    LeftOutImages.sentence(student.name(), result.failed()).ifPresent(notices);
    result.unwritten().forEach(notices);
    Evaluation evaluation = evaluate(run.best());
    LeftOutImages.sentence(student.name() + ", on the test images", evaluation).ifPresent(notices);
    return new Outcome(
        student.setting(),
        plans.labels(),
        student.seed(),
        evaluation.top1(),
        result.bestTop1(),
        epochs,
        evaluation.failed().size());
  }

  private Evaluation evaluate(Path checkpoint) throws IOException, InterruptedException {
    try (Classifier classifier = Classifier.load(checkpoint)) {
      return new Evaluator(classifier, 1).evaluate(test, test.size(), () -> {});
    }
  }
}
