package mobilenet.search.distillation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * @param listener of a run, by its epochs
 * @param notices takes a sentence for each run that did without images, as those could not be read,
 *     and for each file beside its weights that could not be written
 */
public record StudentRuns(
    StudentPlans plans,
    Path folder,
    ImageDataset test,
    Function<Integer, RunListener> listener,
    Consumer<String> notices) {

  /**
   * Trains a student that has no teacher.
   *
   * @throws IOException if images cannot be read or files not be written
   */
  public Outcome alone(Setting setting, long seed) throws IOException, InterruptedException {
    return run(setting, seed, Optional.empty());
  }

  /**
   * Trains a student that a teacher has taught.
   *
   * @param store with its answers
   * @throws IOException if images cannot be read or files not be written
   */
  public Outcome taught(Setting setting, long seed, AnswerStore store)
      throws IOException, InterruptedException {
    Optional<MixedImages> mixed =
        MixedImages.stored(plans.plan(setting, seed), plans.pool(), store);
    AnswerPairing pairing =
        setting == Setting.SHUFFLED
            ? new AnswerPairing.ShuffledWithinClass(seed)
            : new AnswerPairing.Own();
    return run(setting, seed, Optional.of(new Guidance.Stored(store, mixed, pairing)));
  }

  private Outcome run(Setting setting, long seed, Optional<Guidance> guidance)
      throws IOException, InterruptedException {
    RunPlan plan = plans.plan(setting, seed);
    RunFolder run = new RunFolder(folder.resolve(setting.label() + "-" + seed));
    int epochs = plan.recipe().optimisation().epochs();
    Trainer alone = new Trainer(plan, run, listener.apply(epochs), () -> false, "the same command");
    RunResult result =
        guidance
            .map(alone::taughtBy)
            .orElse(alone)
            .run(
                InitialWeights.random(plan),
                run.isUsed() ? Trainer.Start.RESUMED : Trainer.Start.FRESH);
    String student = setting.label() + ", seed " + seed;
    LeftOutImages.sentence(student, result.failed()).ifPresent(notices);
    result.unwritten().forEach(notices);
    Evaluation evaluation = evaluate(run.best());
    LeftOutImages.sentence(student + ", on the test images", evaluation).ifPresent(notices);
    return new Outcome(setting, plans.labels(), seed, evaluation.top1(), result.bestTop1(), epochs);
  }

  private Evaluation evaluate(Path checkpoint) throws IOException, InterruptedException {
    try (Classifier classifier = Classifier.load(checkpoint)) {
      return new Evaluator(classifier, 1).evaluate(test, test.size(), () -> {});
    }
  }
}
