package mobilenet.search.tunas;

import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonObject;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.supernet.SuperNetworkPlan;
import mobilenet.search.supernet.TrainingIdentity;
import mobilenet.search.training.CandidateRecipe;

/**
 * A search by TuNAS.
 *
 * @param weights how the shared weights are trained; its images held out give the rewards
 * @param controller of as many steps as the weights have for each of its samples, and of their seed
 * @param objective reward of accuracy and cost
 * @param validationBatch images that a reward's accuracy is of, at least 2
 * @param latencyTable hash of the table that latencies are from, if there is one
 */
public record TunasPlan(
    SuperNetworkPlan weights,
    ControllerSettings controller,
    Objective objective,
    int validationBatch,
    Optional<String> latencyTable) {
  /** TuNAS's validation batch, as a multiple of the training batch. */
  public static final int VALIDATION_BATCHES = 4;

  /** Forward and backward passes, the latter of which costs twice as much. */
  private static final int TRAINING_PASSES = 3;

  /** Checks the ranges. */
  public TunasPlan {
    if (validationBatch < 2) {
      throw new IllegalArgumentException(
          "a validation batch has 2 images or more, given " + validationBatch);
    }
    if (weights.steps() != controller.steps() * controller.samples()
        || weights.seed() != controller.seed()) {
      throw new IllegalArgumentException(
          "weights and controller must have the same steps and seed, given "
              + weights.steps()
              + " and "
              + controller.steps()
              + " steps, seeds "
              + weights.seed()
              + " and "
              + controller.seed());
    }
  }

  /**
   * TuNAS's settings: a validation batch of four training batches, or of all images that give
   * rewards where these are fewer.
   *
   * @param space whose networks have the recipe's input and the data's classes
   * @param recipe whose images held out give the rewards
   */
  public static TunasPlan of(
      SearchSpace space,
      CandidateRecipe recipe,
      Objective objective,
      ControllerSettings controller,
      Optional<String> latencyTable) {
    int batch = VALIDATION_BATCHES * recipe.recipe().optimisation().batch();
    return new TunasPlan(
        new SuperNetworkPlan(
            space, recipe, controller.steps() * controller.samples(), controller.seed()),
        controller,
        objective,
        Math.min(batch, recipe.images().parts().validation().size()),
        latencyTable);
  }

  /** Its space. */
  public SearchSpace space() {
    return weights.space();
  }

  /** Number of options of each decision. */
  public List<Integer> sizes() {
    return space().decisions().stream().map(decision -> decision.options().size()).toList();
  }

  /**
   * Images that a step passes through a network, forwards or backwards: a training image counts
   * three times.
   */
  public double imagesPerStep() {
    return TRAINING_PASSES * weights.recipe().recipe().optimisation().batch() + validationBatch;
  }

  /** Tells this search from others. */
  public TrainingIdentity identity() {
    JsonObject settings =
        weights
            .identity()
            .settings()
            .with("objective", objective.toJson())
            .with("controller", controller.toJson())
            .with("validation_images", (long) validationBatch);
    return new TrainingIdentity(
        latencyTable.isPresent() ? settings.with("latency_table", latencyTable.get()) : settings);
  }
}
