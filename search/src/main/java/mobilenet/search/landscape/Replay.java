package mobilenet.search.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import mobilenet.search.engine.Engine;
import mobilenet.search.space.Genotype;

/** A whole search on a landscape, in memory. */
public final class Replay {
  /** Spread of accuracy between seeds of one training, as the noise of an evaluation. */
  public static final double NOISE = 0.003;

  /** Sums of prices are rounded. */
  private static final double SLACK = 1e-9;

  private Replay() {}

  /**
   * How far the true reward of the network that looked best is below the optimum.
   *
   * @param seed of the noise
   * @param evaluations that the engine has
   */
  public static double regret(Landscape landscape, Engine engine, long seed, int evaluations) {
    LandscapeEvaluator evaluator = new LandscapeEvaluator(landscape, NOISE);
    List<Genotype> best =
        looksBest(
            landscape,
            engine,
            network -> evaluator.accuracy(network, seed),
            Budget.evaluations(evaluations));
    return landscape.regret(best.get(evaluations - 1));
  }

  /**
   * The networks that looked best when 1, 2 and so on up to all units of the budget were spent. The
   * first network stands in until the search has paid for it.
   *
   * @param engine to which nothing was said yet
   * @param seen accuracy that the search sees of a network, with noise
   * @throws IllegalArgumentException if the budget is too small for a single evaluation
   */
  public static List<Genotype> looksBest(
      Landscape landscape, Engine engine, ToDoubleFunction<Genotype> seen, Budget budget) {
    List<Genotype> incumbents = new ArrayList<>();
    Optional<Genotype> best = Optional.empty();
    double bestReward = Double.NEGATIVE_INFINITY;
    double spent = 0;
    while (incumbents.size() < budget.units()) {
      Optional<Genotype> asked = engine.ask();
      spent =
          asked.isPresent()
              ? spent + budget.price().applyAsDouble(asked.get())
              : Double.POSITIVE_INFINITY;
      while (best.isPresent()
          && incumbents.size() < budget.units()
          && incumbents.size() + 1 < spent - SLACK) {
        incumbents.add(best.get());
      }
      if (asked.isEmpty() || spent > budget.units() + SLACK) {
        break;
      }
      Genotype network = asked.get();
      double reward =
          landscape.objective().of(seen.applyAsDouble(network), landscape.costs(network));
      engine.tell(network, OptionalDouble.of(reward));
      if (reward > bestReward) {
        bestReward = reward;
        best = Optional.of(network);
      }
    }
    if (best.isEmpty()) {
      throw new IllegalArgumentException(
          "a budget of " + budget.units() + " is too small to evaluate a single network");
    }
    return incumbents;
  }
}
