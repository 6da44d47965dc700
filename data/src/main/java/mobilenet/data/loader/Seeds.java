package mobilenet.data.loader;

import java.util.SplittableRandom;

/**
 * Generators for the parts of a run that must not influence each other. Each follows from the seed
 * and from what it is for, so that no thread needs to wait for another's numbers.
 */
final class Seeds {

  /** What the numbers decide. */
  enum Use {
    ORDER(1),
    SAMPLE(2),
    HOLD_OUT(3),
    SOURCE(4),
    PASS(5),
    VIEW(6);

    /** Part of every seed: another value gives other results for the same seed. */
    private final int tag;

    Use(int tag) {
      this.tag = tag;
    }
  }

  private Seeds() {}

  /**
   * A generator of its own for every use and place.
   *
   * @param place what distinguishes generators of the same use, such as epoch and position
   */
  static SplittableRandom random(long seed, Use use, long... place) {
    return new SplittableRandom(seed(seed, use, place));
  }

  /** The seed of {@link #random}'s generator: enough to make it again. */
  static long seed(long seed, Use use, long... place) {
    // A generator's first number depends on all bits of its seed: neighbouring places get
    // unrelated generators, which a plain sum of seed and place would not give.
    long state = new SplittableRandom(seed).nextLong() + use.tag;
    for (long part : place) {
      state = new SplittableRandom(state).nextLong() + part;
    }
    return state;
  }

  /** Puts the values into random order, by Fisher and Yates' algorithm. */
  static void shuffle(int[] values, SplittableRandom random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1, random);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
  }

  /**
   * Not {@link SplittableRandom#nextInt(int)}, which no document holds to the same numbers on every
   * JDK. Values differ in probability by less than bound / 2³².
   */
  static int below(int bound, SplittableRandom random) {
    return (int) (((random.nextLong() >>> 32) * bound) >>> 32);
  }
}
