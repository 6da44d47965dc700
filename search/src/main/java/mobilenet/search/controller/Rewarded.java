package mobilenet.search.controller;

import mobilenet.search.space.Genotype;

/**
 * What a network drawn was worth.
 *
 * @param network as it was drawn: not its canonical form, and not what the warm-up made of it
 * @param reward larger is better; finite
 */
public record Rewarded(Genotype network, double reward) {
  /** Checks the reward. */
  public Rewarded {
    if (!Double.isFinite(reward)) {
      throw new IllegalArgumentException(
          "the reward of network " + network + " must be finite, given " + reward);
    }
  }
}
