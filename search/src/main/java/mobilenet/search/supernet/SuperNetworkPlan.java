package mobilenet.search.supernet;

import java.util.SplittableRandom;
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

  /** What a step draws, apart, so that more draws of one leave the others as they are. */
  private enum Draw {
    NETWORK(0),
    TARGETS(1),
    DROPOUT(2);

    private static final long OF_A_STEP = 3;

    private final long number;

    Draw(long number) {
      this.number = number;
    }

    private long of(long step) {
      return step * OF_A_STEP + number;
    }
  }

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
    return space.sample(random(step, Draw.NETWORK));
  }

  /** Of what is done to targets. */
  SplittableRandom targets(long step) {
    return random(step, Draw.TARGETS);
  }

  /** Seed of dropout and drop path. */
  long dropout(long step) {
    return random(step, Draw.DROPOUT).nextLong();
  }

  private SplittableRandom random(long step, Draw draw) {
    long stream = new SplittableRandom(seed).nextLong() + draw.of(step);
    // Neighbouring seeds give alike first draws of small ranges, unless they are mixed once more.
    return new SplittableRandom(new SplittableRandom(stream).nextLong());
  }

  /** Learning rate of a step, from 0. */
  double rate(long step) {
    Optimisation optimisation = recipe.recipe().optimisation();
    return optimisation.schedule().rate((double) optimisation.epochs() * step / steps);
  }

  /** Tells this training from others, in words. */
  public String identity() {
    return "space "
        + space.hash()
        + ", recipe "
        + recipe.hash()
        + ", "
        + recipe.images().description()
        + ", "
        + steps
        + " steps, seed "
        + seed;
  }
}
