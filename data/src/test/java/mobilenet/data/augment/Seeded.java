package mobilenet.data.augment;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The random numbers of the tests: fixed, and named in each message. */
final class Seeded {
  static final long SEED = 20260101;
  static final String NAME = "seed " + SEED;

  private Seeded() {}

  static RandomGenerator random() {
    return new SplittableRandom(SEED);
  }
}
