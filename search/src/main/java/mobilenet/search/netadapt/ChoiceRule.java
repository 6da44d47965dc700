package mobilenet.search.netadapt;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a step's networks the next one starts from. */
public enum ChoiceRule {
  /** The most accurate: the original form, in which all networks of a step cost about the same. */
  HIGHEST_ACCURACY,
  /** The one with the highest ΔAcc / |Δcost| against the network that the step began with: V3. */
  BEST_SLOPE;

  /**
   * The chosen one. Of equals, the one that costs less, then the first.
   *
   * @param before what the step began with
   * @param tuned the networks that were trained, in the order of their groups
   * @param tolerance changes of accuracy up to this, up or down, count as none
   * @return empty if there is no network
   */
  Optional<AdaptedNetwork> best(
      AdaptedNetwork before, List<AdaptedNetwork> tuned, double tolerance) {
    return tuned.stream().reduce((a, b) -> order(before, tolerance).compare(b, a) > 0 ? b : a);
  }

  private Comparator<AdaptedNetwork> order(AdaptedNetwork before, double tolerance) {
    Comparator<AdaptedNetwork> worth =
        this == HIGHEST_ACCURACY
            ? Comparator.comparingDouble(AdaptedNetwork::accuracy)
            : Comparator.comparingDouble(network -> slope(before, network, tolerance));
    return worth.thenComparing(Comparator.comparingDouble(AdaptedNetwork::cost).reversed());
  }

  private static double slope(AdaptedNetwork before, AdaptedNetwork after, double tolerance) {
    double gained = after.accuracy() - before.accuracy();
    double saved = before.cost() - after.cost();
    return Math.abs(gained) <= tolerance ? 0 : gained / saved;
  }
}
