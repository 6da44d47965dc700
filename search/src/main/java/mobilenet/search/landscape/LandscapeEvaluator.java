package mobilenet.search.landscape;

import java.util.SplittableRandom;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.space.Genotype;

/** Evaluates by a formula, with the noise that training of another seed would have. */
public final class LandscapeEvaluator implements Evaluator {
  private final Landscape landscape;
  private final AnswerNoise noise;

  /**
   * An evaluator.
   *
   * @param noise standard deviation of the accuracy; 0 for none
   */
  public LandscapeEvaluator(Landscape landscape, double noise) {
    this.landscape = landscape;
    this.noise = new AnswerNoise(noise);
  }

  @Override
  public String name() {
    return "landscape " + landscape.name() + ", noise " + ShortestDecimal.of(noise.deviation());
  }

  @Override
  public Evaluation evaluate(Candidate candidate, long seed) {
    return Evaluation.Measured.of(accuracy(candidate.genotype(), seed));
  }

  /** The noisy accuracy of a network, kept within 0 to 1. */
  double accuracy(Genotype network, long seed) {
    long own = new SplittableRandom(seed).nextLong() + network.genes().hashCode();
    return noise.of(
        landscape.accuracy(network), new SplittableRandom(new SplittableRandom(own).nextLong()));
  }
}
