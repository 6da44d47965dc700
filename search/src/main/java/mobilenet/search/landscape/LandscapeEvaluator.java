package mobilenet.search.landscape;

import java.util.SplittableRandom;
import mobilenet.architecture.ShortestDecimal;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.space.Genotype;

/** Evaluates by a formula, with the noise that training of another seed would have. */
public final class LandscapeEvaluator implements Evaluator {
  /** As many uniform numbers have variance 1 and are close to a normal distribution. */
  private static final int UNIFORMS = 12;

  private final Landscape landscape;
  private final double noise;

  /**
   * An evaluator.
   *
   * @param noise standard deviation of the accuracy; 0 for none
   */
  public LandscapeEvaluator(Landscape landscape, double noise) {
    if (!(noise >= 0 && noise < 1)) {
      throw new IllegalArgumentException("noise must be 0 to 1, given " + noise);
    }
    this.landscape = landscape;
    this.noise = noise;
  }

  @Override
  public String name() {
    return "landscape " + landscape.name() + ", noise " + ShortestDecimal.of(noise);
  }

  @Override
  public Evaluation evaluate(Candidate candidate, long seed) {
    return Evaluation.Measured.of(accuracy(candidate.genotype(), seed));
  }

  /** The noisy accuracy of a network, kept within 0 to 1. */
  double accuracy(Genotype network, long seed) {
    double accuracy = landscape.accuracy(network);
    if (noise > 0) {
      long own = new SplittableRandom(seed).nextLong() + network.genes().hashCode();
      SplittableRandom random = new SplittableRandom(new SplittableRandom(own).nextLong());
      double sum = -UNIFORMS / 2.0;
      for (int i = 0; i < UNIFORMS; i++) {
        sum += random.nextDouble();
      }
      accuracy += noise * sum;
    }
    return Math.min(1, Math.max(0, accuracy));
  }
}
