package mobilenet.search.controller;

import mobilenet.json.JsonObject;

/**
 * How a controller learns.
 *
 * @param steps of the whole search, at least 1
 * @param seed of everything random
 * @param rate learning rate when it begins to learn
 * @param delay fraction of the steps before that, from 0 to less than 1: the shared weights are not
 *     worth learning from yet
 * @param warmUp of the shared weights; not longer than the delay, as the controller would learn
 *     from networks that it did not draw
 * @param samples networks drawn in a step, at least 1
 * @param entropyBonus what a nat of entropy is worth in rewards, 0 or more. It is part of the loss,
 *     as in the paper; TuNAS's code, where it is 0 by default, takes a step without Adam for it
 */
public record ControllerSettings(
    long steps,
    long seed,
    ControllerRate rate,
    double delay,
    WarmUpSchedule warmUp,
    int samples,
    double entropyBonus) {
  private static final double TUNAS_DELAY = 0.25;

  /** Checks the ranges. */
  public ControllerSettings {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, given " + steps);
    }
    if (!(delay >= 0 && delay < 1)) {
      throw new IllegalArgumentException(
          "the delay is a fraction of the steps from 0 to less than 1, given " + delay);
    }
    if (warmUp.fraction() > delay) {
      throw new IllegalArgumentException(
          "the warm-up must not be longer than the controller's delay, given "
              + warmUp.fraction()
              + " and "
              + delay
              + " of the steps; shorten the one or prolong the other");
    }
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, given " + samples);
    }
    if (!(entropyBonus >= 0) || Double.isInfinite(entropyBonus)) {
      throw new IllegalArgumentException(
          "the entropy bonus must be 0 or more, given " + entropyBonus);
    }
  }

  /** TuNAS's settings, with a rate whose sum is TuNAS's and one sample a step. */
  public static ControllerSettings of(long steps, long seed) {
    return new ControllerSettings(
        steps, seed, ControllerRate.DEFAULT, TUNAS_DELAY, WarmUpSchedule.TUNAS, 1, 0);
  }

  /** With another rate. */
  public ControllerSettings withRate(ControllerRate other) {
    return new ControllerSettings(steps, seed, other, delay, warmUp, samples, entropyBonus);
  }

  /** With another number of networks in a step. */
  public ControllerSettings withSamples(int other) {
    return new ControllerSettings(steps, seed, rate, delay, warmUp, other, entropyBonus);
  }

  /** With another entropy bonus. */
  public ControllerSettings withEntropyBonus(double other) {
    return new ControllerSettings(steps, seed, rate, delay, warmUp, samples, other);
  }

  /** With another warm-up of the shared weights. */
  public ControllerSettings withWarmUp(WarmUpSchedule other) {
    return new ControllerSettings(steps, seed, rate, delay, other, samples, entropyBonus);
  }

  /** The first step that is not before the end of the delay, or the last: from there it learns. */
  public long firstLearningStep() {
    return WarmUpSchedule.firstStepAfter(delay, steps);
  }

  /**
   * The learning rate of a step: 0, then rising to ten times the first.
   *
   * @param step from 0
   */
  public double rateAt(long step) {
    long first = firstLearningStep();
    long learning = steps - first;
    return step < first
        ? 0
        : rate.first(learning) * StrictMath.pow(10, (step - first) / (double) learning);
  }

  /** All of them, to tell one search from another. */
  public JsonObject toJson() {
    return JsonObject.EMPTY
        .with("steps", steps)
        .with("seed", seed)
        .with("rate", rate.toJson())
        .with("delay", delay)
        .with("warm_up", warmUp.fraction())
        .with("samples", (long) samples)
        .with("entropy_bonus", entropyBonus);
  }
}
