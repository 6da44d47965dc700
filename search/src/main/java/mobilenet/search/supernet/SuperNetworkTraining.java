package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.augment.SoftTargets;
import mobilenet.data.loader.Batch;
import mobilenet.search.space.Genotype;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.torch.StepResult;
import mobilenet.train.trainer.Loaders;
import mobilenet.train.trainer.RunPlan;

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
    Recipe recipe = plan.recipe().recipe();
    RunPlan data = plan.anyNetwork();
    BatchMixer mixer =
        new BatchMixer(
            recipe.augmentation().mixing(),
            new SoftTargets(data.architecture().classes(), recipe.objective().labelSmoothing()),
            recipe.input().preprocessing());
    long saved = System.nanoTime();
    try (BatchStream batches = new BatchStream(Loaders.training(data), network.steps())) {
      while (network.steps() < plan.steps()) {
        long step = network.steps();
        Batch batch = batches.next();
        StepResult result = learn(network, step, batch, mixer);
        batches.recycle(batch);
        listener.step(step + 1, result);
        if (System.nanoTime() - saved >= saveEvery.toNanos()) {
          save(network);
          saved = System.nanoTime();
        }
      }
    }
    save(network);
  }

  private StepResult learn(SuperNetwork network, long step, Batch batch, BatchMixer mixer)
      throws IOException {
    Genotype path = plan.network(step);
    float[] targets = mixer.mix(batch.images(), batch.labels(), plan.targets(step));
    try {
      return network.train(path, batch.images(), targets, plan.rate(step), plan.dropout(step));
    } catch (NonFiniteException e) {
      throw new IOException(
          "step "
              + (step + 1)
              + ", of the network "
              + path
              + ": "
              + e.getMessage()
              + "; lower the learning rate",
          e);
    }
  }

  private void save(SuperNetwork network) throws IOException {
    new SuperNetworkSnapshot(plan.identity(), network.steps(), network.state()).write(snapshot);
  }

  /** How many steps a snapshot has, if there is one. */
  public static Optional<Long> stepsOf(Path snapshot, SuperNetworkPlan plan) throws IOException {
    return Files.exists(snapshot)
        ? Optional.of(SuperNetworkSnapshot.read(snapshot, plan.identity()).steps())
        : Optional.empty();
  }
}
