package mobilenet.search.landscape;

import java.util.SplittableRandom;

/**
 * Noise of accuracies, close to normally distributed.
 *
 * @param deviation its standard deviation, 0 to less than 1; 0 for none
 */
public record AnswerNoise(double deviation) {
  /** As many uniform numbers have variance 1 and are close to a normal distribution. */
  private static final int UNIFORMS = 12;

  /** Checks the range. */
  public AnswerNoise {
    if (!(deviation >= 0 && deviation < 1)) {
      throw new IllegalArgumentException("noise must be 0 to less than 1, given " + deviation);
    }
  }

  /** A noisy accuracy, kept within 0 to 1. */
  public double of(double accuracy, SplittableRandom random) {
    double noisy = deviation == 0 ? accuracy : accuracy + deviation * normal(random);
    return Math.min(1, Math.max(0, noisy));
  }

  private static double normal(SplittableRandom random) {
    double sum = -UNIFORMS / 2.0;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
