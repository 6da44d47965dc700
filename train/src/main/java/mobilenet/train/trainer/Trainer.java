package mobilenet.train.trainer;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import mobilenet.data.loader.BatchLoader;
import mobilenet.file.FolderLock;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingSetup;

/**
 * Trains a network, from the beginning or from where an interrupted run was. A run is a function of
 * its plan, the initial weights and the number of libtorch's threads: what interrupts it changes no
 * bit of the result.
 */
public final class Trainer {
  private final RunPlan plan;
  private final RunFolder folder;
  private final RunListener listener;
  private final BooleanSupplier stop;
  private final SavedSentence sentence;
  private final Optional<Guidance> guidance;

  /**
   * A run that has not begun.
   *
   * @param stop asked before and after every batch; once it is true, the run saves and ends
   */
  public Trainer(RunPlan plan, RunFolder folder, RunListener listener, BooleanSupplier stop) {
    this(plan, folder, listener, stop, "a resumed run");
  }

  /**
   * As {@link #Trainer(RunPlan, RunFolder, RunListener, BooleanSupplier)}, for people who resume a
   * run in a certain way.
   *
   * @param resumer what goes on with a run, such as "the same command"; the subject of sentences
   */
  public Trainer(
      RunPlan plan, RunFolder folder, RunListener listener, BooleanSupplier stop, String resumer) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
    this.sentence = new SavedSentence(folder, resumer);
    this.guidance = Optional.empty();
    AtomicBoolean asked = new AtomicBoolean();
    this.stop =
        () -> {
          asked.compareAndSet(false, stop.getAsBoolean());
          return asked.get();
        };
  }

  private Trainer(Trainer other, Guidance guidance) {
    this.plan = other.plan;
    this.folder = other.folder;
    this.listener = other.listener;
    this.stop = other.stop;
    this.sentence = other.sentence;
    this.guidance = Optional.of(guidance);
  }

  /** The same, with a teacher's answers, or those that were written down. */
  public Trainer taughtBy(Guidance guidance) {
    return new Trainer(this, guidance);
  }

  /** How a run starts. */
  public enum Start {
    /** From the initial weights. */
    FRESH,
    /** From the folder's snapshot. */
    RESUMED
  }

  /**
   * Trains to the end, or until it is told to stop. A run that is complete is resumed to write what
   * is missing beside its weights.
   *
   * @param initial weights before the first step
   * @param start whether to begin or to go on from the folder's snapshot
   * @throws TrainingException if there is nothing to resume, or it is of another run; if the recipe
   *     needs a teacher and there is none, or the other way round; or if it cannot go on, and the
   *     message says what is saved
   * @throws IOException if images cannot be read or files not be written, or another process trains
   *     in the folder
   * @throws InterruptedException if the thread is interrupted; nothing is saved then
   */
  @SuppressWarnings("try") // The lock acts by being there.
  public RunResult run(InitialWeights initial, Start start)
      throws IOException, InterruptedException {
    requireTeacherAsTheRecipe();
    folder.prepare();
    try (FolderLock lock = FolderLock.of(folder.path())) {
      return runAlone(initial, start);
    }
  }

  private RunResult runAlone(InitialWeights initial, Start start)
      throws IOException, InterruptedException {
    RunIdentity identity =
        RunIdentity.of(
            plan, initial.origin(), guidance.map(Guidance::description).orElse(RunIdentity.NOBODY));
    Optional<Snapshot> snapshot =
        start == Start.RESUMED
            ? Optional.of(Snapshot.read(folder.snapshot(), identity))
            : Optional.empty();
    folder.clean();
    int done = snapshot.map(s -> s.position().epoch()).orElse(0);
    if (done < plan.recipe().optimisation().epochs()) {
      SelfTestFiles.requireReadable(plan);
    }
    Recipe recipe = plan.recipe();
    TrainingSetup setup =
        TrainingSetup.of(
            recipe, plan.architecture(), FineTuningRules.of(recipe, plan.architecture()));
    try (TorchTrainer trainer = new TorchTrainer(setup, initial.weights());
        BatchLoader training = training();
        BatchLoader validation = Loaders.validation(plan)) {
      TrainingRun run =
          new TrainingRun(
              plan,
              folder,
              listener,
              stop,
              identity,
              sentence,
              new TrainingRun.Parts(trainer, training, validation, lessons()));
      run.begin(snapshot);
      return run.result();
    } catch (RuntimeException | OutOfMemoryError e) {
      Optional<String> memory = OutOfMemory.explain(e, plan);
      if (memory.isEmpty()) {
        throw e;
      }
      throw new TrainingException(sentence.ofMemory(memory.get(), sentence.before()), e);
    }
  }

  private BatchLoader training() {
    return guidance.map(present -> present.loader(plan)).orElseGet(() -> Loaders.training(plan));
  }

  private Lessons lessons() {
    return guidance.map(present -> present.lessons(plan)).orElseGet(() -> LabelLessons.of(plan));
  }

  private void requireTeacherAsTheRecipe() throws TrainingException {
    boolean distils = plan.recipe().objective() instanceof ObjectiveSpec.Distillation;
    if (distils && guidance.isEmpty()) {
      throw new TrainingException(
          "the recipe "
              + plan.recipe().name()
              + " learns from a teacher, and there is none; give one with `mobilenet distil"
              + " --teacher`, or leave distillation out of the recipe");
    }
    if (!distils && guidance.isPresent()) {
      throw new TrainingException(
          "the recipe "
              + plan.recipe().name()
              + " learns from labels alone, and would not listen to the teacher; add distillation to"
              + " the recipe");
    }
    if (guidance.isPresent()) {
      guidance.get().requireFit(plan);
    }
  }
}
