package mobilenet.search.command;

import java.util.Optional;
import mobilenet.json.JsonException;
import mobilenet.json.JsonFields;
import mobilenet.json.JsonObject;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;

/**
 * What a network may cost, and how that is known.
 *
 * @param targetMacs multiply-accumulates aimed at
 * @param targetMs milliseconds aimed at, by the table
 * @param table hash of the search's latency table
 */
record CostSettings(
    Optional<Double> targetMacs, Optional<Double> targetMs, Optional<String> table) {
  /** No target, and multiply-accumulates are all that is known. */
  static final CostSettings NONE =
      new CostSettings(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String TARGET_MACS = "target_macs";
  private static final String TARGET_MS = "target_ms";
  private static final String TABLE = "latency_table";

  /** Checks that there is one target at most, and a table where it is needed. */
  CostSettings {
    if (targetMacs.isPresent() && targetMs.isPresent()) {
      throw new IllegalArgumentException(
          "a search aims at multiply-accumulates or at milliseconds, not at both");
    }
    if (targetMs.isPresent() && table.isEmpty()) {
      throw new IllegalArgumentException("milliseconds are aimed at with a latency table");
    }
  }

  /** A number of multiply-accumulates. */
  static CostSettings ofMacs(double target) {
    return new CostSettings(Optional.of(target), Optional.empty(), Optional.empty());
  }

  boolean hasTarget() {
    return targetMacs.isPresent() || targetMs.isPresent();
  }

  /** The cost of fronts and figures: latency where it is known. */
  Costs.Measure measure() {
    return table.isPresent() ? Costs.Measure.LATENCY : Costs.Measure.MACS;
  }

  /** What is maximised. */
  Objective objective(RewardKind reward) {
    if (targetMs.isPresent()) {
      return new Objective(reward.reward(), Costs.Measure.LATENCY, targetMs.get());
    }
    return targetMacs
        .map(target -> new Objective(reward.reward(), Costs.Measure.MACS, target))
        .orElse(Objective.ACCURACY);
  }

  JsonObject toJson() {
    JsonObject json = JsonObject.EMPTY;
    json = targetMacs.isPresent() ? json.with(TARGET_MACS, targetMacs.get()) : json;
    json = targetMs.isPresent() ? json.with(TARGET_MS, targetMs.get()) : json;
    return table.isPresent() ? json.with(TABLE, table.get()) : json;
  }

  static CostSettings of(JsonFields fields) throws JsonException {
    return new CostSettings(
        fields.optionalNumber(TARGET_MACS),
        fields.optionalNumber(TARGET_MS),
        fields.optionalString(TABLE));
  }
}
