package mobilenet.search.landscape;

import java.util.SplittableRandom;
import mobilenet.search.controller.Oracle;
import mobilenet.search.space.Genotype;

/** A landscape whose every answer has noise of its own, as accuracies of batches have. */
public final class LandscapeOracle implements Oracle {
  private final Landscape landscape;
  private final LandscapeEvaluator evaluator;
  private final long seed;

  /**
   * An oracle.
   *
   * @param noise standard deviation of the accuracy; 0 for none
   * @param seed of the noise
   */
  public LandscapeOracle(Landscape landscape, double noise, long seed) {
    this.landscape = landscape;
    this.evaluator = new LandscapeEvaluator(landscape, noise);
    this.seed = new SplittableRandom(seed).nextLong();
  }

  @Override
  public Answer ask(Genotype network, long question) {
    return new Answer(evaluator.accuracy(network, seed + question), landscape.costs(network));
  }
}
