package mobilenet.search.supernet;

import mobilenet.json.JsonObject;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.CandidateRecipe;
import mobilenet.train.recipe.Optimisation;
import mobilenet.train.trainer.RunPlan;

/**
 * What a super-network is trained on, for how long. Everything that is drawn follows from the seed
 * and the number of a step, so that an interrupted training draws the same.
 *
 * @param space whose networks have the recipe's input and the data's classes
 * @param recipe how, and on what
 * @param steps of one network and one batch each; the learning rate takes its whole curve in them
 * @param seed of everything random
 */
public record SuperNetworkPlan(SearchSpace space, CandidateRecipe recipe, long steps, long seed) {

  /** Checks the range. */
  public SuperNetworkPlan {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, given " + steps);
    }
  }

  /** The training of one of its networks alone, which has the same data. */
  public RunPlan anyNetwork() {
    return recipe.plan(space.architecture(space.networks().findFirst().orElseThrow()), seed);
  }

  /** Every network of the space with the same chance, choice by choice. */
  Genotype network(long step) {
    return space.sample(draws().network(step));
  }

  /** What the steps of a training draw on networks of this plan alone. */
  StepDraws draws() {
    return new StepDraws(seed);
  }

  /** Learning rate of a step, from 0. */
  double rate(long step) {
    Optimisation optimisation = recipe.recipe().optimisation();
    return optimisation.schedule().rate((double) optimisation.epochs() * step / steps);
  }

  /** Tells this training from others. */
  public TrainingIdentity identity() {
    return new TrainingIdentity(
        JsonObject.EMPTY
            .with("space", space.hash())
            .with("recipe", recipe.hash())
            .with("images", recipe.images().description())
            .with("steps", steps)
            .with("seed", seed));
  }
}
