package mobilenet.search.landscape;

import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.search.engine.Engine;
import mobilenet.search.space.Genotype;

/** A whole search on a landscape, in memory. */
public final class Replay {
  /** Spread of accuracy between seeds of one training, as the noise of an evaluation. */
  public static final double NOISE = 0.003;

  private Replay() {}

  /**
   * How far the true reward of the network that looked best is below the optimum.
   *
   * @param seed of the noise
   * @param evaluations that the engine has
   */
  public static double regret(Landscape landscape, Engine engine, long seed, int evaluations) {
    LandscapeEvaluator evaluator = new LandscapeEvaluator(landscape, NOISE);
    double best = Double.NEGATIVE_INFINITY;
    double regret = Double.NaN;
    for (int i = 0; i < evaluations; i++) {
      Optional<Genotype> asked = engine.ask();
      if (asked.isEmpty()) {
        break;
      }
      Genotype network = asked.get();
      double accuracy = evaluator.accuracy(network, seed);
      double reward =
          landscape.objective().hasTarget()
              ? landscape.objective().of(accuracy, landscape.costs(network))
              : accuracy;
      engine.tell(network, OptionalDouble.of(reward));
      if (reward > best) {
        best = reward;
        regret = landscape.regret(network);
      }
    }
    return regret;
  }
}
