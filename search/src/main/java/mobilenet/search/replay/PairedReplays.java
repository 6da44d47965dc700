package mobilenet.search.replay;

import java.util.ArrayList;
import java.util.List;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.landscape.Budget;
import mobilenet.search.landscape.Replay;
import mobilenet.search.space.Genotype;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;

/**
 * Searches of a table by an engine and by random search, in pairs of one seed, which see the same
 * accuracy of the same network.
 *
 * @param budget units that each search had
 * @param engine for each pair and unit, the network that looked best to the engine
 * @param random the same of random search
 */
public record PairedReplays(int budget, List<List<Genotype>> engine, List<List<Genotype>> random) {

  /** Makes engines to which nothing was said yet. */
  @FunctionalInterface
  public interface Engines {
    /**
     * An engine.
     *
     * @param seed of its own
     * @param budget that it is planned for
     */
    Engine of(long seed, int budget);
  }

  /** Copies. */
  public PairedReplays {
    engine = List.copyOf(engine);
    random = List.copyOf(random);
  }

  /**
   * Searches.
   *
   * @param evaluator of the landscape's table
   * @param replays how many pairs, of the seeds from {@code firstSeed} on
   */
  public static PairedReplays run(
      TableLandscape landscape,
      TableEvaluator evaluator,
      Engines engines,
      Budget budget,
      long firstSeed,
      int replays) {
    List<List<Genotype>> engine = new ArrayList<>();
    List<List<Genotype>> random = new ArrayList<>();
    for (int i = 0; i < replays; i++) {
      long seed = firstSeed + i;
      engine.add(search(landscape, evaluator, engines.of(seed, budget.units()), budget, seed));
      random.add(
          search(landscape, evaluator, new RandomSearch(landscape.space(), seed), budget, seed));
    }
    return new PairedReplays(budget.units(), engine, random);
  }

  private static List<Genotype> search(
      TableLandscape landscape, TableEvaluator evaluator, Engine engine, Budget budget, long seed) {
    return Replay.looksBest(landscape, engine, network -> evaluator.drawn(network, seed), budget);
  }
}
