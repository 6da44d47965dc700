package mobilenet.search.engine;

import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;

/**
 * Settings of {@link RegularisedEvolution}.
 *
 * @param population how many networks may become parents: the most recent ones that succeeded
 * @param tournament how many of them are drawn, with replacement, for the best to become a parent
 * @param changes decisions that a child changes, one after the other
 */
public record EvolutionSettings(int population, int tournament, int changes) {
  /** Real et al., arXiv 1802.01548, for 20,000 networks. */
  public static final EvolutionSettings LITERATURE = new EvolutionSettings(100, 25, 1);

  private static final int SHARE_OF_TRIALS = 3;
  private static final String POPULATION = "population";
  private static final String TOURNAMENT = "tournament";
  private static final String CHANGES = "changes";

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
   * population that is never full is random search. The tournament is half of such a population. A
   * search that goes on with another number of trials keeps those that it began with: {@link #of}.
   */
  public static EvolutionSettings forTrials(int trials) {
    int third = Math.max(2, trials / SHARE_OF_TRIALS);
    return third >= LITERATURE.population
        ? LITERATURE
        : new EvolutionSettings(
            third, Math.max(1, Math.min(LITERATURE.tournament, third / 2)), LITERATURE.changes);
  }

  /**
   * Those of an engine that {@link RegularisedEvolution#toJson} describes.
   *
   * @throws JsonException if it is another engine, or a setting is missing or out of range
   */
  public static EvolutionSettings of(JsonFields engine) throws JsonException {
    if (!engine.string("name").equals(RegularisedEvolution.NAME)) {
      throw engine.error("name", "must be " + RegularisedEvolution.NAME);
    }
    try {
      return new EvolutionSettings(
          engine.integer(POPULATION), engine.integer(TOURNAMENT), engine.integer(CHANGES));
    } catch (IllegalArgumentException e) {
      throw engine.error(POPULATION, String.valueOf(e.getMessage()));
    }
  }

  JsonObject toJson() {
    return JsonObject.EMPTY
        .with(POPULATION, (long) population)
        .with(TOURNAMENT, (long) tournament)
        .with(CHANGES, (long) changes);
  }
}
