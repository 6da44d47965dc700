package mobilenet.search.controller;

/**
 * What rewards are compared with: their moving average, without the pull towards its beginning at
 * 0.
 *
 * @param sum the average with that pull
 * @param rewards how many it has seen, 0 or more
 */
public record Baseline(double sum, long rewards) {
  /** Of nothing yet. */
  public static final Baseline NONE = new Baseline(0, 0);

  /** TuNAS's: a reward weighs half as much after 13 others. */
  static final double MOMENTUM = 0.95;

  /** Checks the count. */
  public Baseline {
    if (rewards < 0 || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "a baseline is a finite number of 0 or more rewards, given " + sum + " of " + rewards);
    }
  }

  /** With one more reward. */
  public Baseline with(double reward) {
    return new Baseline(MOMENTUM * sum + (1 - MOMENTUM) * reward, rewards + 1);
  }

  /** The average; 0 where there is no reward yet. */
  public double value() {
    return rewards == 0 ? 0 : sum / (1 - StrictMath.pow(MOMENTUM, (double) rewards));
  }
}
