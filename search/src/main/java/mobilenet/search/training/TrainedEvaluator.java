package mobilenet.search.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.train.torch.LibTorch;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunFolder;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.RunResult;
import mobilenet.train.trainer.Trainer;
import mobilenet.train.trainer.TrainingException;

/**
 * Trains each network from scratch, exactly as {@code train} would with the same recipe, data and
 * seed on one thread. Its accuracy is that of the last epoch on the images held out: the best
 * epoch's would favour networks whose accuracy varies most.
 *
 * <p>libtorch's threads belong to the process: its owner calls {@link
 * mobilenet.train.torch.NativeSettings#apply} with 1 first.
 */
public final class TrainedEvaluator implements Evaluator {
  private final CandidateRecipe recipe;
  private final LatencyModel latency;
  private final Path folder;

  /**
   * An evaluator.
   *
   * @param folder that exists; a folder in it holds what a training writes, until it ends
   */
  public TrainedEvaluator(CandidateRecipe recipe, LatencyModel latency, Path folder) {
    this.recipe = recipe;
    this.latency = latency;
    this.folder = folder;
  }

  /** Removes what evaluators of killed processes have left in a folder. */
  public static void removeAbandoned(Path folder) throws IOException {
    ScratchFolder.removeAbandoned(folder);
  }

  @Override
  public String name() {
    return "trained on " + recipe.images().description();
  }

  /**
   * Trains a network. One that diverges or needs too much memory has failed.
   *
   * @throws UncheckedIOException if images cannot be read or files not be written, which is no
   *     fault of the network
   */
  @Override
  public Evaluation evaluate(Candidate candidate, long seed) throws InterruptedException {
    RunPlan plan = recipe.plan(candidate.architecture(), seed);
    LastEpoch last = new LastEpoch();
    try (ScratchFolder scratch = ScratchFolder.in(folder)) {
      RunFolder run = new RunFolder(scratch.path());
      RunResult result =
          new Trainer(plan, run, last, () -> false)
              .run(InitialWeights.random(plan), Trainer.Start.FRESH);
      if (!result.completed()) {
        throw new IllegalStateException("nobody stops it, and it ended early");
      }
      return new Measured(last.top1(), latency.milliseconds(plan.architecture()));
    } catch (TrainingException e) {
      return ofNetwork(e).orElseThrow(() -> new UncheckedIOException(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A failure that another network may not have. */
  static Optional<Evaluation> ofNetwork(TrainingException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof NonFiniteException) {
      return Optional.of(new Failed("diverged: " + cause.getMessage()));
    }
    if (cause instanceof OutOfMemoryError e) {
      return Optional.of(outOfMemory(e));
    }
    return cause instanceof RuntimeException e && LibTorch.isOutOfMemory(e)
        ? Optional.of(outOfMemory(e))
        : Optional.empty();
  }

  private static Failed outOfMemory(Throwable cause) {
    return new Failed("out of memory: " + cause.getMessage());
  }
}
