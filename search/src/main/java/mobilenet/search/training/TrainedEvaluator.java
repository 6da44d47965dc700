package mobilenet.search.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.train.torch.LibTorch;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.trainer.InitialWeights;
import mobilenet.train.trainer.RunPlan;
import mobilenet.train.trainer.TrainingException;
import mobilenet.train.trainer.Trial;

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
  private final Consumer<String> notices;

  /**
   * An evaluator, which writes no files.
   *
   * @param notices takes a sentence for each training that did without images, as those could not
   *     be read
   */
  public TrainedEvaluator(CandidateRecipe recipe, LatencyModel latency, Consumer<String> notices) {
    this.recipe = recipe;
    this.latency = latency;
    this.notices = notices;
  }

  @Override
  public String name() {
    return "trained on " + recipe.images().description();
  }

  /**
   * Trains a network. One that diverges or needs too much memory has failed.
   *
   * @throws UncheckedIOException if images cannot be read, which is no fault of the network
   */
  @Override
  public Evaluation evaluate(Candidate candidate, long seed) throws InterruptedException {
    RunPlan plan = recipe.plan(candidate.architecture(), seed);
    try {
      double top1 = new Trial(plan, notices).run(InitialWeights.random(plan)).top1();
      return new Measured(top1, latency.milliseconds(plan.architecture()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      Optional<Evaluation> failed = ofNetwork(e);
      if (failed.isEmpty()) {
        throw e;
      }
      return failed.get();
    }
  }

  /** A failure that another network may not have. */
  static Optional<Evaluation> ofNetwork(TrainingException failure) {
    return Optional.ofNullable(failure.getCause()).flatMap(TrainedEvaluator::ofNetwork);
  }

  private static Optional<Evaluation> ofNetwork(Throwable cause) {
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
