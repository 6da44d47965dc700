package mobilenet.search.reward;

import java.util.Locale;
import mobilenet.json.JsonObject;

/**
 * What a search maximises.
 *
 * @param reward of accuracy and cost
 * @param measure which cost
 * @param target of the cost, in the unit of its measure
 */
public record Objective(Reward reward, Costs.Measure measure, double target) {
  /** Accuracy, whatever it costs. */
  public static final Objective ACCURACY =
      new Objective(new Reward.AccuracyAlone(), Costs.Measure.MACS, 1);

  /** Checks the target. */
  public Objective {
    if (!(target > 0) || Double.isInfinite(target)) {
      throw new IllegalArgumentException("the target must be above 0, given " + target);
    }
  }

  /** Whether the target means anything. */
  public boolean hasTarget() {
    return !(reward instanceof Reward.AccuracyAlone);
  }

  /**
   * The reward of a network.
   *
   * @param accuracy 0 to 1
   * @throws IllegalArgumentException if the cost that counts is unknown
   */
  public double of(double accuracy, Costs costs) {
    if (!hasTarget()) {
      return accuracy;
    }
    double cost =
        costs
            .get(measure)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the reward needs a latency, and the evaluator gave none"));
    return reward.of(accuracy, cost / target);
  }

  /** For the heading of a ledger. */
  public JsonObject toJson() {
    JsonObject json = JsonObject.EMPTY.with("reward", reward.toJson());
    return hasTarget()
        ? json.with("cost", measure.name().toLowerCase(Locale.ROOT)).with("target", target)
        : json;
  }
}
