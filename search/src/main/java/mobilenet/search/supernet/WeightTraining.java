package mobilenet.search.supernet;

import java.io.IOException;
import mobilenet.data.augment.BatchMixer;
import mobilenet.data.loader.Batch;
import mobilenet.search.space.Genotype;
import mobilenet.train.torch.NonFiniteException;
import mobilenet.train.torch.StepResult;
import mobilenet.train.trainer.Loaders;
import mobilenet.train.trainer.RunPlan;

/**
 * The training batches of a super-network, one for each step. Whoever uses it chooses the networks
 * that learn from them. What a step does follows from the plan and the number of the step.
 */
public final class WeightTraining implements AutoCloseable {
  private final SuperNetwork network;
  private final SuperNetworkPlan plan;
  private final StepDraws draws;
  private final BatchMixer mixer;
  private final BatchStream batches;

  /**
   * Goes on with the step that the super-network has come to.
   *
   * @param order seed of the order of the images, of what is done to them and their targets, and of
   *     dropout
   */
  public WeightTraining(SuperNetwork network, SuperNetworkPlan plan, long order) {
    this.network = network;
    this.plan = plan;
    this.draws = new StepDraws(order);
    RunPlan any = plan.anyNetwork();
    RunPlan data = plan.recipe().plan(any.architecture(), order);
    mixer = data.mixer();
    batches = new BatchStream(Loaders.training(data), network.steps());
  }

  /**
   * Lets a network learn from the next batch.
   *
   * @throws IOException if the batch cannot be read, or the loss is not finite
   */
  public StepResult step(Genotype path) throws IOException, InterruptedException {
    long step = network.steps();
    Batch batch = batches.next();
    float[] targets = mixer.mix(batch.images(), batch.labels(), draws.targets(step));
    try {
      return network.train(path, batch.images(), targets, plan.rate(step), draws.dropout(step));
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
    } finally {
      batches.recycle(batch);
    }
  }

  @Override
  public void close() {
    batches.close();
  }
}
