package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.StepResult;

/**
 * Trains a super-network on networks that are drawn uniformly: what a search has whose controller
 * has learnt nothing yet. It is a function of its plan; what kills it changes no bit of the result,
 * on the same processor.
 */
public final class SuperNetworkTraining {
  private final SuperNetworkPlan plan;
  private final Path snapshot;
  private final Duration saveEvery;
  private final Listener listener;

  /** Sees the steps. */
  @FunctionalInterface
  public interface Listener {
    /**
     * After each step.
     *
     * @param done steps so far, those of earlier processes among them
     */
    void step(long done, StepResult result);
  }

  /**
   * A training that goes on from its snapshot where there is one.
   *
   * @param snapshot file of the last state
   * @param saveEvery time between two of them
   */
  public SuperNetworkTraining(
      SuperNetworkPlan plan, Path snapshot, Duration saveEvery, Listener listener) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.saveEvery = saveEvery;
    this.listener = listener;
  }

  /**
   * Trains to the end.
   *
   * @return the super-network, which the caller closes
   * @throws IOException if the snapshot is of another training, images cannot be read, files not be
   *     written, or a loss is not finite; the last snapshot stays
   */
  public SuperNetwork run() throws IOException, InterruptedException {
    Recipe recipe = plan.recipe().recipe();
    SuperNetwork network = SuperNetwork.of(plan.space(), recipe, plan.seed());
    boolean complete = false;
    try {
      if (Files.exists(snapshot)) {
        SuperNetworkSnapshot.read(snapshot, plan.identity()).restore(network);
      }
      train(network);
      complete = true;
      return network;
    } finally {
      if (!complete) {
        network.close();
      }
    }
  }

  private void train(SuperNetwork network) throws IOException, InterruptedException {
    long saved = System.nanoTime();
    try (WeightTraining training = new WeightTraining(network, plan, plan.seed())) {
      while (network.steps() < plan.steps()) {
        StepResult result = training.step(plan.network(network.steps()));
        listener.step(network.steps(), result);
        if (System.nanoTime() - saved >= saveEvery.toNanos()) {
          save(network);
          saved = System.nanoTime();
        }
      }
    }
    save(network);
  }

  private void save(SuperNetwork network) throws IOException {
    new SuperNetworkSnapshot(plan.identity(), network.steps(), network.state(), Map.of())
        .write(snapshot);
  }

  /** How many steps a snapshot has, if there is one. */
  public static Optional<Long> stepsOf(Path snapshot, SuperNetworkPlan plan) throws IOException {
    return Files.exists(snapshot)
        ? Optional.of(SuperNetworkSnapshot.read(snapshot, plan.identity()).steps())
        : Optional.empty();
  }
}
