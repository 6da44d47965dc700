package mobilenet.search.netadapt;

import java.util.OptionalInt;

/**
 * By how much each step lowers the cost: {@code initial · decay^(step − 1)} of the first network's.
 *
 * @param initial of the first step, between 0 and 1
 * @param decay from a step to the next, above 0 up to 1
 */
public record StepSchedule(double initial, double decay) {
  /** The original's: the first step takes 2.5 %, each other 0.96 of the one before. */
  public static final StepSchedule ORIGINAL = new StepSchedule(0.025, 0.96);

  /** MobileNetV3's: every step takes 1 %. */
  public static final StepSchedule V3 = new StepSchedule(0.01, 1);

  /** More steps than anybody trains. */
  static final int MOST_STEPS = 100_000;

  /** Checks the ranges. */
  public StepSchedule {
    if (!(initial > 0 && initial < 1)) {
      throw new IllegalArgumentException(
          "the first step must take a part between 0 and 1, given " + initial);
    }
    if (!(decay > 0 && decay <= 1)) {
      throw new IllegalArgumentException("the decay must be above 0 up to 1, given " + decay);
    }
  }

  /** The part of the first network's cost that a step takes at least; steps begin with 1. */
  public double part(int step) {
    return initial * Math.pow(decay, step - 1);
  }

  /** The part that all steps together take at least, however many there are: 1 for all of it. */
  public double reachable() {
    return decay == 1 ? 1 : Math.min(1, initial / (1 - decay));
  }

  /**
   * How many steps it takes at most to save a part; fewer, where steps save more than they must.
   *
   * @param part 0 to 1
   * @return empty if no number of steps does, or more than anybody trains
   */
  public OptionalInt steps(double part) {
    double taken = 0;
    for (int step = 1; step <= MOST_STEPS; step++) {
      taken += part(step);
      if (taken >= part * (1 - 1e-9)) {
        return OptionalInt.of(step);
      }
    }
    return OptionalInt.empty();
  }
}
