package mobilenet.search.command;

import java.util.List;
import java.util.Optional;
import mobilenet.search.replay.RegretComparison;
import mobilenet.search.reward.Objective;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.TableLandscape;
import mobilenet.search.table.TabledNetwork;

/**
 * What has come of replays; what {@code --json} prints.
 *
 * @param table of accuracies
 * @param engine that was compared with random search
 * @param reward label of the reward
 * @param target aimed at, if anything was
 * @param budget what the searches had the same amount of
 * @param replays pairs of searches for each budget
 * @param comparisons one for each budget
 */
record ReplayReport(
    Table table,
    String engine,
    String reward,
    Optional<Target> target,
    String budget,
    int replays,
    List<RegretComparison> comparisons) {

  /**
   * What was searched.
   *
   * @param space its name
   * @param networks how many
   * @param seeds that each was trained with
   * @param best genotype of the network with the highest reward
   * @param bestReward its reward, by its mean accuracy
   */
  record Table(String space, int networks, List<Long> seeds, String best, double bestReward) {
    static Table of(AccuracyTable table, TableLandscape landscape) {
      TabledNetwork best = landscape.best();
      return new Table(
          table.space().name(),
          table.networks().size(),
          table.seeds(),
          best.genotype().toString(),
          landscape.optimum());
    }
  }

  /**
   * What the reward aims at.
   *
   * @param cost which cost
   * @param value in its unit
   */
  record Target(String cost, double value) {
    static Optional<Target> of(Objective objective) {
      return objective.hasTarget()
          ? Optional.of(new Target(unit(objective), objective.target()))
          : Optional.empty();
    }

    private static String unit(Objective objective) {
      return switch (objective.measure()) {
        case PARAMS -> "parameters";
        case MACS -> "multiply-accumulates";
        case LATENCY -> "ms";
      };
    }
  }
}
