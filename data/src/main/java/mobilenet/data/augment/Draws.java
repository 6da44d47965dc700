package mobilenet.data.augment;

import java.util.random.RandomGenerator;

/** Random values in the ways that the definitions of augmentation name them. */
final class Draws {
  private Draws() {}

  static boolean chance(double probability, RandomGenerator random) {
    return random.nextDouble() < probability;
  }

  /** From one bound to the other, which may be equal. */
  static double uniform(double from, double to, RandomGenerator random) {
    return from + (to - from) * random.nextDouble();
  }

  /** A ratio whose logarithm is uniform, so that 1:2 is as likely as 2:1. */
  static double logUniform(double from, double to, RandomGenerator random) {
    return Math.exp(uniform(Math.log(from), Math.log(to), random));
  }

  /** A whole number from one bound to the other, both included. */
  static int between(int from, int to, RandomGenerator random) {
    return (int) random.nextLong(from, to + 1L);
  }

  static double randomSign(double value, RandomGenerator random) {
    return random.nextBoolean() ? value : -value;
  }
}
