package mobilenet.data.augment;

import java.util.random.RandomGenerator;

/**
 * The symmetric Beta distribution on 0 to 1, as the share of one of two equal Gamma variables.
 *
 * <p>Gamma is drawn as in Marsaglia and Tsang, "A simple method for generating gamma variables"
 * (2000). The method needs a shape of 1 or more; a smaller one is drawn with 1 more and multiplied
 * by U^(1/shape). All in logarithms, as that power is often below the smallest double.
 */
final class BetaSampler {
  /** Below, 1/alpha would overflow; the distribution is a coin long before. */
  private static final double LEAST_ALPHA = 1e-300;

  private final double alpha;

  /**
   * A distribution with mean 1/2 and variance 1/(4(2·alpha + 1)).
   *
   * @param alpha above 0 and finite; 1 is uniform, less prefers the ends, more the middle
   */
  BetaSampler(double alpha) {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "alpha of a Beta distribution must be above 0 and finite, given " + alpha);
    }
    this.alpha = Math.max(alpha, LEAST_ALPHA);
  }

  double draw(RandomGenerator random) {
    double first = logGamma(random);
    double second = logGamma(random);
    return 1 / (1 + Math.exp(second - first));
  }

  private double logGamma(RandomGenerator random) {
    if (alpha >= 1) {
      return logGamma(alpha, random);
    }
    return logGamma(alpha + 1, random) + logUniform(random) / alpha;
  }

  private static double logGamma(double shape, RandomGenerator random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      if (root <= 0) {
        continue;
      }
      double logCube = 3 * Math.log(root);
      double cube = root * root * root;
      if (logUniform(random) < normal * normal / 2 + d * (1 - cube + logCube)) {
        return Math.log(d) + logCube;
      }
    }
  }

  /** Of a value above 0 and at most 1, so that it is finite. */
  private static double logUniform(RandomGenerator random) {
    return Math.log(1 - random.nextDouble());
  }
}
