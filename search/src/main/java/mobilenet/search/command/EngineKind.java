package mobilenet.search.command;

import mobilenet.search.engine.Engine;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.engine.RegularisedEvolution;
import mobilenet.search.space.SearchSpace;

/** What proposes networks. */
enum EngineKind implements Labelled {
  /** {@link RandomSearch}. */
  RANDOM("random", "random search"),
  /** {@link RegularisedEvolution}. */
  EVOLUTION("evolution", "evolution");

  private final String label;
  private final String title;

  EngineKind(String label, String title) {
    this.label = label;
    this.title = title;
  }

  @Override
  public String label() {
    return label;
  }

  /** For people. */
  String title() {
    return title;
  }

  /**
   * One to which nothing was said yet.
   *
   * @param trials that the search was planned with at first
   */
  Engine engine(SearchSpace space, long seed, int trials) {
    return switch (this) {
      case RANDOM -> new RandomSearch(space, seed);
      case EVOLUTION -> new RegularisedEvolution(space, seed, EvolutionSettings.forTrials(trials));
    };
  }
}
