package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Lowering;
import mobilenet.train.augment.BatchMixer;
import mobilenet.train.augment.SoftTargets;
import mobilenet.train.loader.Batch;
import mobilenet.train.loader.BatchLoader;
import mobilenet.train.loader.Epoch;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.log.EvaluatedWeights;
import mobilenet.train.optimizer.Initialisation;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.RecipeWriter;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.torch.PhaseTimes;
import mobilenet.train.torch.StepResult;
import mobilenet.train.torch.TorchTrainer;
import mobilenet.train.torch.TrainingSetup;
import mobilenet.weights.WeightSource;

/**
 * The training loop. A run is a function of its plan, the initial weights and the number of
 * libtorch's threads: what interrupts it changes no bit of the result.
 */
public final class Trainer {
  private static final double NANOS = 1e9;

  /** Batch norm has no statistics of a single picture. */
  private static final int FEWEST_PICTURES = 2;

  private final RunPlan plan;
  private final RunFolder folder;
  private final RunListener listener;
  private final BooleanSupplier stop;
  private final Architecture architecture;
  private final RunCheckpoints checkpoints;
  private final BatchMixer mixer;
  private final String identity;
  private Position position = Position.START;
  private long lastSaved = System.nanoTime();
  private double validationSeconds;
  private long waitingNanos;

  /**
   * A run that has not begun.
   *
   * @param stop asked after every batch; once it is true, the run saves and ends
   */
  public Trainer(RunPlan plan, RunFolder folder, RunListener listener, BooleanSupplier stop) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
    this.stop = stop;
    this.architecture = plan.architecture();
    this.checkpoints = new RunCheckpoints(plan, folder);
    this.identity = RunIdentity.of(plan);
    Recipe recipe = plan.recipe();
    this.mixer =
        new BatchMixer(
            recipe.augmentation().mixing(),
            new SoftTargets(architecture.classes(), recipe.labelSmoothing()),
            recipe.input().preprocessing());
  }

  /** Random weights, drawn from the plan's seed. */
  public static WeightSource randomWeights(RunPlan plan) {
    return Initialisation.draw(Lowering.lower(plan.architecture()), plan.seed());
  }

  /**
   * Trains to the end, or until it is told to stop.
   *
   * @param initial weights before the first step, by timm's names
   * @param start whether to begin or to go on from the folder's snapshot
   * @throws TrainingException if there is nothing to resume, or it is of another run
   * @throws IOException if pictures cannot be read or files not be written
   * @throws InterruptedException if the thread is interrupted; nothing is saved then
   */
  public RunResult run(WeightSource initial, Start start) throws IOException, InterruptedException {
    folder.prepare();
    Recipe recipe = plan.recipe();
    TrainingSetup setup =
        TrainingSetup.of(recipe, architecture, FineTuningRules.of(recipe, architecture));
    try (TorchTrainer trainer = new TorchTrainer(setup, initial);
        BatchLoader training = Loaders.training(plan);
        BatchLoader validation = Loaders.validation(plan)) {
      if (start == Start.RESUMED) {
        Snapshot snapshot = Snapshot.read(folder.snapshot(), identity);
        trainer.restore(snapshot.state(), snapshot.position().updates());
        position = snapshot.position();
      } else {
        RecipeWriter.write(recipe, folder.recipe());
        // So that whatever happens next can be resumed.
        save(trainer);
      }
      RunLogs logs = RunLogs.open(plan.recipe().name(), folder, position);
      long batches = training.batches();
      listener.started(batches * recipe.epochs(), batches * position.epoch() + position.batch());
      boolean going = true;
      while (going && position.epoch() < recipe.epochs()) {
        going = trainEpoch(trainer, training);
        if (going) {
          finishEpoch(trainer, training, validation, logs);
        }
        save(trainer);
      }
      if (going) {
        SelfTestFiles.write(folder.best(), plan);
        SelfTestFiles.write(folder.last(), plan);
      }
      return result(trainer, training);
    }
  }

  /** How a run starts. */
  public enum Start {
    /** From the initial weights. */
    FRESH,
    /** From the folder's snapshot. */
    RESUMED
  }

  /** Whether the epoch came to its end. */
  private boolean trainEpoch(TorchTrainer trainer, BatchLoader loader)
      throws IOException, InterruptedException {
    long waited = loader.waitNanos();
    try (Epoch epoch = loader.open(position.epoch(), position.batch())) {
      long begin = System.nanoTime();
      for (Optional<Batch> next = epoch.next(); next.isPresent(); next = epoch.next()) {
        learn(trainer, loader, next.get(), begin);
        epoch.recycle(next.get());
        begin = System.nanoTime();
        if (stop.getAsBoolean()) {
          return false;
        }
        if (begin - lastSaved >= plan.options().saveEvery().toNanos()) {
          save(trainer);
        }
      }
    }
    waitingNanos = loader.waitNanos() - waited;
    return true;
  }

  private StepResult step(
      TorchTrainer trainer, Batch batch, float[] targets, double rate, long seed)
      throws TrainingException {
    try {
      return trainer.step(batch.images(), targets, batch.size(), rate, seed);
    } catch (NonFiniteException e) {
      throw new TrainingException(
          String.format(
              Locale.ROOT,
              "update %d (epoch %d, batch %d) at the learning rate %s: %s; lower the rate, or clip"
                  + " gradients; the last snapshot is %s",
              position.updates() + 1,
              position.epoch() + 1,
              position.batch() + 1,
              rate,
              e.getMessage(),
              folder.snapshot()),
          e);
    }
  }

  private void learn(TorchTrainer trainer, BatchLoader loader, Batch batch, long begin)
      throws TrainingException {
    if (batch.size() < FEWEST_PICTURES) {
      position = position.afterEmptyBatch();
      return;
    }
    long number = (long) position.epoch() * loader.batches() + position.batch();
    SplittableRandom random = random(number);
    double rate = rate(loader);
    float[] targets = mixer.mix(batch.images(), batch.labels(), random);
    StepResult step = step(trainer, batch, targets, rate, random.nextLong());
    double took = (System.nanoTime() - begin) / NANOS;
    position = position.afterBatch(step.loss(), step.correct(), batch.size(), took);
    listener.step(
        new RunListener.StepReport(
            position.epoch() + 1,
            rate,
            position.lossSum() / position.pictures(),
            (double) position.correct() / position.pictures(),
            step.gradientNorm()));
  }

  /** Of one batch: whatever was drawn before it, so that a resumed run draws the same. */
  private SplittableRandom random(long number) {
    return new SplittableRandom(new SplittableRandom(plan.seed()).nextLong() + number);
  }

  private double rate(BatchLoader loader) {
    double epochs = position.epoch() + (double) position.batch() / loader.batches();
    return plan.recipe().schedule().rate(epochs);
  }

  private void finishEpoch(
      TorchTrainer trainer, BatchLoader training, BatchLoader validation, RunLogs logs)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    EpochMetrics.Validation measured =
        Validator.measure(trainer, validation, architecture.classes(), validated());
    double took = (System.nanoTime() - begin) / NANOS;
    validationSeconds += took;
    EpochMetrics metrics = metrics(training, measured);
    boolean better = measured.top1() > position.bestTop1();
    listener.epoch(metrics);
    writing(
        folder.path(),
        () -> {
          logs.append(metrics);
          checkpoints.write(trainer.weights(), metrics, better);
        });
    position = position.nextEpoch(took, Math.max(position.bestTop1(), measured.top1()));
  }

  private EvaluatedWeights validated() {
    return plan.recipe().average().isPresent() ? EvaluatedWeights.AVERAGE : EvaluatedWeights.RAW;
  }

  private EpochMetrics metrics(BatchLoader training, EpochMetrics.Validation validation) {
    double pictures = Math.max(1, position.pictures());
    Optional<Double> accuracy =
        plan.recipe().augmentation().mixing().isPresent()
            ? Optional.empty()
            : Optional.of(position.correct() / pictures);
    return new EpochMetrics(
        position.epoch() + 1,
        position.updates(),
        rate(training),
        new EpochMetrics.Training(position.lossSum() / pictures, accuracy),
        Optional.of(validation),
        new EpochMetrics.Timing(
            position.pictures() / Math.max(position.epochSeconds(), 1e-9),
            position.epochSeconds(),
            waitingNanos / NANOS));
  }

  private void save(TorchTrainer trainer) throws IOException {
    Snapshot snapshot = new Snapshot(identity, position, trainer.state());
    writing(folder.snapshot(), () -> snapshot.write(folder.snapshot()));
    lastSaved = System.nanoTime();
  }

  /** Writes something. */
  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  private static void writing(Path where, Write write) throws TrainingException {
    try {
      write.run();
    } catch (IOException e) {
      throw new TrainingException(
          where
              + ": cannot be written: "
              + e.getMessage()
              + "; what was there is untouched; make room and go on with --resume",
          e);
    }
  }

  private RunResult result(TorchTrainer trainer, BatchLoader loader) {
    PhaseTimes times = trainer.times();
    return new RunResult(
        position.epoch() == plan.recipe().epochs(),
        position.epoch(),
        position.bestTop1(),
        position.seconds(),
        new RunResult.RunTimes(
            loader.waitNanos() / NANOS,
            times.forwardNanos() / NANOS,
            times.backwardNanos() / NANOS,
            times.updateNanos() / NANOS,
            validationSeconds),
        loader.failed());
  }
}
