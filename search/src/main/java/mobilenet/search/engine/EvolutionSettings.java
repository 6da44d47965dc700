package mobilenet.search.engine;

import mobilenet.json.JsonObject;

/**
 * Settings of {@link RegularisedEvolution}.
 *
 * @param population networks that may become parents: the youngest so many
 * @param tournament how many of them are drawn, with replacement, for the best to become a parent
 * @param changes decisions that a child changes, one after the other
 */
public record EvolutionSettings(int population, int tournament, int changes) {
  /** Real et al., arXiv 1802.01548, for 20,000 networks. */
  public static final EvolutionSettings LITERATURE = new EvolutionSettings(100, 25, 1);

  private static final int SHARE_OF_TRIALS = 3;

  /** Checks the ranges. */
  public EvolutionSettings {
    if (population < 2 || tournament < 1 || changes < 1) {
      throw new IllegalArgumentException(
          "evolution needs a population of 2, a tournament of 1 and 1 change at least, given "
              + population
              + ", "
              + tournament
              + " and "
              + changes);
    }
  }

  /**
   * Settings for few trials: the literature's, with a population of at most a third of them, as a
   * population that is never full is random search. The tournament is half of such a population.
   */
  public static EvolutionSettings forTrials(int trials) {
    int third = Math.max(2, trials / SHARE_OF_TRIALS);
    return third >= LITERATURE.population
        ? LITERATURE
        : new EvolutionSettings(
            third, Math.max(1, Math.min(LITERATURE.tournament, third / 2)), LITERATURE.changes);
  }

  JsonObject toJson() {
    return JsonObject.EMPTY
        .with("population", (long) population)
        .with("tournament", (long) tournament)
        .with("changes", (long) changes);
  }
}
