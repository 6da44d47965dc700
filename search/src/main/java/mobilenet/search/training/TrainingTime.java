package mobilenet.search.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import mobilenet.architecture.Architecture;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunListener;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.Trainer;

/** Estimates how long a network trains, from some seconds of it. */
public final class TrainingTime implements RunListener {
  private static final double NANOS = 1e9;

  /** The first steps are slower, while libtorch and Java warm up. */
  private static final int WARM_UP_STEPS = 3;

  private static final double SECONDS = 2;

  /** A step is a forward pass and a backward pass of about twice its time. */
  private static final double FORWARD_SHARE = 1.0 / 3;

  private final LongSupplier clock;
  private long batches;
  private long steps;
  private long warm;
  private long now;

  private TrainingTime(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Seconds of a {@link mobilenet.train.trainer.Trial}, validation included.
   *
   * @param folder that exists
   * @throws IOException if images cannot be read or files not be written, or it diverges at once
   */
  public static double seconds(CandidateRecipe recipe, Architecture network, Path folder)
      throws IOException, InterruptedException {
    RunPlan plan = recipe.plan(network, 0);
    TrainingTime time = new TrainingTime(System::nanoTime);
    try (ScratchFolder scratch = ScratchFolder.in(folder)) {
      long begin = time.clock.getAsLong();
      boolean whole =
          new Trainer(plan, new RunFolder(scratch.path()), time, time::isEnough)
              .run(InitialWeights.random(plan), Trainer.Start.FRESH)
              .completed();
      return whole ? (time.clock.getAsLong() - begin) / NANOS : time.estimate(plan);
    }
  }

  private boolean isEnough() {
    return steps > WARM_UP_STEPS && (now - warm) / NANOS > SECONDS;
  }

  private double estimate(RunPlan plan) {
    double step = (now - warm) / NANOS / (steps - WARM_UP_STEPS);
    double image = step / plan.recipe().optimisation().batch();
    return batches * step + plan.validationPart().size() * image * FORWARD_SHARE;
  }

  @Override
  public void started(long all, long done) {
    batches = all;
  }

  @Override
  public void step(StepReport report) {
    now = clock.getAsLong();
    steps++;
    if (steps == WARM_UP_STEPS) {
      warm = now;
    }
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    // Validation is estimated from steps, as an epoch may not come to its end.
  }
}
