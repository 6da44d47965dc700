package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import mobilenet.data.DatasetException;
import mobilenet.data.loader.Batch;
import mobilenet.data.loader.BatchLoader;
import mobilenet.data.loader.Epoch;
import mobilenet.data.loader.ImageMemoryException;
import mobilenet.data.loader.ReplayException;
import mobilenet.train.distillation.TeacherException;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.output.OutputException;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.torch.PhaseTimes;
import mobilenet.train.torch.StepResult;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.weights.Checkpoint;

/** The training loop of one run, and what it saves when. */
final class TrainingRun {
  private static final double NANOS = 1e9;

  private final RunPlan plan;
  private final RunFolder folder;
  private final RunListener listener;
  private final BooleanSupplier stop;
  private final RunIdentity identity;
  private final TorchTrainer trainer;
  private final BatchLoader training;
  private final BatchLoader validation;
  private final RunCheckpoints checkpoints;
  private final Lessons lessons;
  private final TrainingSteps steps;
  private final SavedSentence sentence;
  private final ByProducts byProducts;
  private final Set<String> unreadable = new LinkedHashSet<>();
  private Position position = Position.START;

  /** In the middle of a step, weights and statistics are of no position. */
  private boolean stepping;

  private long lastSaved = System.nanoTime();
  private double validationSeconds;

  /**
   * What a run works with, which others close.
   *
   * @param trainer with the initial weights
   * @param training feeds it
   * @param validation images that were held out
   * @param lessons what the training images teach
   */
  record Parts(
      TorchTrainer trainer, BatchLoader training, BatchLoader validation, Lessons lessons) {}

  TrainingRun(
      RunPlan plan,
      RunFolder folder,
      RunListener listener,
      BooleanSupplier stop,
      RunIdentity identity,
      SavedSentence sentence,
      Parts parts) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
    this.stop = stop;
    this.identity = identity;
    this.sentence = sentence;
    this.byProducts = new ByProducts(sentence.resumer());
    this.trainer = parts.trainer();
    this.training = parts.training();
    this.validation = parts.validation();
    this.checkpoints = new RunCheckpoints(plan, folder, identity.value(RunIdentity.Part.TEACHER));
    this.lessons = parts.lessons();
    this.steps = new TrainingSteps(plan, trainer, lessons, training.batches());
  }

  /** Goes on from a snapshot, or from the beginning, as far as it comes. */
  void begin(Optional<Snapshot> snapshot) throws IOException, InterruptedException {
    if (snapshot.isPresent()) {
      position = snapshot.get().position();
      trainer.restore(snapshot.get().state(), position.updates());
    } else if (stop.getAsBoolean()) {
      return;
    }
    try {
      if (snapshot.isEmpty()) {
        // So that whatever happens next can be resumed.
        save();
      }
      if (snapshot.isEmpty() || !folder.hasRecipe()) {
        OutputException.guard(
            folder.recipe(), () -> RecipeWriter.write(plan.recipe(), folder.recipe()));
      }
      train();
    } catch (OutputException e) {
      throw new TrainingException(sentence.of(e, savedNow()), e);
    } catch (DatasetException e) {
      throw new TrainingException(sentence.of(e, savedNow()), e);
    } catch (ImageMemoryException e) {
      throw new TrainingException(sentence.of(e, savedNow()), e);
    } catch (ReplayException e) {
      throw new TrainingException(sentence.of(e, savedNow()), e);
    } catch (TeacherException e) {
      throw new TrainingException(sentence.of(e, savedNow()), e);
    } catch (RuntimeException | OutOfMemoryError e) {
      Optional<String> memory = OutOfMemory.explain(e, plan);
      if (memory.isEmpty()) {
        throw e;
      }
      throw new TrainingException(sentence.ofMemory(memory.get(), savedNow()), e);
    }
  }

  private void train() throws IOException, InterruptedException {
    Recipe recipe = plan.recipe();
    RunLogs logs = RunLogs.open(recipe.name(), folder, byProducts, position);
    long batches = training.batches();
    listener.started(
        batches * recipe.optimisation().epochs(), batches * position.epoch() + position.batch());
    while (position.epoch() < recipe.optimisation().epochs() && !stop.getAsBoolean()) {
      if (trainEpoch()) {
        finishEpoch(logs);
      }
      save();
    }
    if (position.epoch() == recipe.optimisation().epochs()) {
      logs.writeByProducts();
      writeSelfTests();
    }
  }

  private void writeSelfTests() throws ImageMemoryException {
    SelfTestFiles.Images images = SelfTestFiles.choose(plan);
    unreadable.addAll(images.unreadable());
    if (images.chosen().isEmpty()) {
      unreadable.add("none of the images held out can be read, so that there is no self-test");
      return;
    }
    for (Path checkpoint : List.of(folder.best(), folder.last())) {
      byProducts.write(
          checkpoint.resolve(Checkpoint.SELF_TEST),
          () -> SelfTestFiles.write(checkpoint, plan, images.chosen()));
    }
  }

  /** Whether the epoch came to its end. */
  private boolean trainEpoch() throws IOException, InterruptedException {
    try (Epoch epoch = training.open(position.epoch(), position.batch())) {
      long begin = System.nanoTime();
      long waited = training.waitNanos();
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        learn(next.get(), begin, waited);
        epoch.recycle(next.get());
        begin = System.nanoTime();
        waited = training.waitNanos();
        if (stop.getAsBoolean()) {
          return false;
        }
        if (begin - lastSaved >= plan.options().saveEvery().toNanos()) {
          save();
        }
      }
    }
    return true;
  }

  /**
   * Takes a step.
   *
   * @param begin when the batch was asked for, in nanoseconds
   * @param waited by then, for all batches before
   */
  private void learn(Batch batch, long begin, long waited) throws IOException {
    if (!TrainingSteps.isEnough(batch)) {
      position = position.afterEmptyBatch();
      return;
    }
    TrainingSteps.Prepared prepared = steps.prepare(batch, position);
    StepResult step = take(prepared);
    double took = (System.nanoTime() - begin) / NANOS;
    double waiting = (training.waitNanos() - waited) / NANOS;
    position = position.afterBatch(step.loss(), step.correct(), batch.size(), took, waiting);
    listener.step(
        new RunListener.StepReport(
            position.epoch() + 1,
            prepared.rate(),
            position.lossSum() / position.images(),
            accuracy(),
            step.gradientNorm()));
  }

  private StepResult take(TrainingSteps.Prepared prepared) throws TrainingException {
    stepping = true;
    try {
      StepResult result = steps.take(prepared);
      stepping = false;
      return result;
    } catch (NonFiniteException e) {
      throw new TrainingException(
          sentence.of(e, position.afterBatch(0, 0, 0, 0, 0), prepared.rate()), e);
    }
  }

  /** Measures and writes down an epoch, unless it is stopped before it has measured. */
  private void finishEpoch(RunLogs logs) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Optional<EpochMetrics.Validation> measured = validate();
    if (measured.isEmpty()) {
      return;
    }
    double top1 = measured.get().top1();
    double took = (System.nanoTime() - begin) / NANOS;
    validationSeconds += took;
    EpochMetrics metrics = metrics(measured.get());
    listener.epoch(metrics);
    logs.append(metrics);
    checkpoints.write(trainer.weights(), metrics, top1 > position.bestTop1());
    position = position.nextEpoch(took, Math.max(position.bestTop1(), top1));
  }

  private Optional<EpochMetrics.Validation> validate() throws IOException, InterruptedException {
    try {
      return Validator.measure(plan, trainer, validation, stop);
    } catch (NonFiniteException e) {
      throw new TrainingException(sentence.of(e, position, steps.lastRate(position)), e);
    }
  }

  /** On this epoch's images so far. */
  private Optional<Double> accuracy() {
    double images = Math.max(1, position.images());
    return lessons.haveAccuracy() ? Optional.of(position.correct() / images) : Optional.empty();
  }

  private EpochMetrics metrics(EpochMetrics.Validation validation) {
    double images = Math.max(1, position.images());
    return new EpochMetrics(
        position.epoch() + 1,
        position.updates(),
        steps.lastRate(position),
        new EpochMetrics.Training(position.lossSum() / images, accuracy()),
        Optional.of(validation),
        new EpochMetrics.Timing(
            position.images() / Math.max(position.epochSeconds(), 1e-9),
            position.epochSeconds(),
            position.epochWaiting()));
  }

  private void save() throws IOException {
    Snapshot snapshot = new Snapshot(identity, position, trainer.state());
    try {
      snapshot.requireFinite();
    } catch (NonFiniteException e) {
      throw new TrainingException(sentence.of(e, position, steps.lastRate(position)), e);
    }
    OutputException.guard(folder.snapshot(), () -> snapshot.write(folder.snapshot()));
    lastSaved = System.nanoTime();
  }

  /** Saves after something else has failed, if that is possible. */
  private SavedSentence.Saved savedNow() {
    if (stepping) {
      return sentence.before();
    }
    try {
      save();
      return SavedSentence.Saved.NOW;
    } catch (RuntimeException e) {
      if (OutOfMemory.explain(e, plan).isEmpty()) {
        throw e;
      }
      return notSaved(e);
    } catch (IOException | OutOfMemoryError e) {
      return notSaved(e);
    }
  }

  /** The first failure is what is told; it says that nothing new is saved. */
  private SavedSentence.Saved notSaved(Throwable e) {
    System.getLogger(TrainingRun.class.getName())
        .log(System.Logger.Level.DEBUG, "no snapshot after a failure", e);
    return sentence.before();
  }

  /** How far it has come. */
  RunResult result() {
    PhaseTimes times = trainer.times();
    unreadable.addAll(training.failed());
    unreadable.addAll(validation.failed());
    return new RunResult(
        position.epoch() == plan.recipe().optimisation().epochs(),
        position.epoch(),
        position.bestTop1(),
        position.seconds(),
        new RunResult.RunTimes(
            training.waitNanos() / NANOS,
            lessons.teacherNanos() / NANOS,
            times.forwardNanos() / NANOS,
            times.backwardNanos() / NANOS,
            times.updateNanos() / NANOS,
            validationSeconds),
        List.copyOf(unreadable),
        byProducts.failures());
  }
}
