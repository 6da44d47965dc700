package mobilenet.search.netadapt;

import mobilenet.search.evaluation.Evaluation.Measured;

/**
 * A network on the way.
 *
 * @param step that trained it; 0 for the network that all begins with
 * @param group that was narrowed last; empty text for the first network
 * @param widths of all groups
 * @param hash tells it from others
 * @param cost predicted
 * @param accuracy after the step's training, on the images held out, 0 to 1
 */
public record AdaptedNetwork(
    int step, String group, Widths widths, String hash, double cost, double accuracy) {
  /** Checks the ranges. */
  public AdaptedNetwork {
    if (!(cost > 0) || !(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(
          "a cost is above 0 and an accuracy 0 to 1, given " + cost + " and " + accuracy);
    }
  }

  static AdaptedNetwork of(int step, Proposal proposal, Measured measured) {
    return new AdaptedNetwork(
        step,
        proposal.group(),
        proposal.widths(),
        proposal.hash(),
        proposal.cost(),
        measured.accuracy());
  }
}
