package mobilenet.search.run;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.CostBounds;
import mobilenet.search.space.SearchSpace;

/**
 * What a search will take.
 *
 * @param hours of all trials on so many workers
 * @param warnings what the search cannot reach, a sentence each
 */
public record DryRun(double hours, List<String> warnings) {
  private static final double SECONDS_AN_HOUR = 3600;

  /** Copies. */
  public DryRun {
    warnings = List.copyOf(warnings);
  }

  /**
   * An estimate.
   *
   * @param secondsPerTrial of one worker
   * @param workers that run at the same time
   */
  public static DryRun of(SearchPlan plan, double secondsPerTrial, int workers) {
    if (!(secondsPerTrial > 0) || workers < 1) {
      throw new IllegalArgumentException(
          "a trial takes more than 0 seconds, on 1 worker at least; given "
              + secondsPerTrial
              + " and "
              + workers);
    }
    List<String> warnings = new ArrayList<>();
    int trials = plan.trials();
    Optional<BigInteger> networks = count(plan.space());
    if (networks.isPresent() && networks.get().compareTo(BigInteger.valueOf(trials)) < 0) {
      trials = networks.get().intValueExact();
      warnings.add(
          "the space "
              + plan.space().name()
              + " has "
              + networks.get()
              + " networks, fewer than the "
              + plan.trials()
              + " trials; all of them will be tried");
    }
    unreachable(plan).ifPresent(warnings::add);
    // The last round may not keep all workers busy.
    double rounds = Math.ceil(trials / (double) workers);
    return new DryRun(rounds * secondsPerTrial / SECONDS_AN_HOUR, warnings);
  }

  private static Optional<BigInteger> count(SearchSpace space) {
    try {
      return Optional.of(space.count());
    } catch (IllegalArgumentException tooMany) {
      // So many combinations are more than any search has trials, and it needs no number.
      return Optional.empty();
    }
  }

  /** A sentence where no network of the space has the target's cost. */
  public static Optional<String> unreachable(SearchPlan plan) {
    return unreachable(plan.space(), plan.objective());
  }

  /** The same of an objective in a space. */
  public static Optional<String> unreachable(SearchSpace space, Objective objective) {
    return objective.hasTarget() ? unreachable(objective, space.costBounds()) : Optional.empty();
  }

  private static Optional<String> unreachable(Objective objective, CostBounds bounds) {
    return switch (objective.measure()) {
      case PARAMS ->
          unreachable("parameters", objective.target(), bounds.minParams(), bounds.maxParams());
      case MACS ->
          unreachable(
              "multiply-accumulates", objective.target(), bounds.minMacs(), bounds.maxMacs());
      // What latencies are possible only a latency table knows.
      case LATENCY -> Optional.empty();
    };
  }

  private static Optional<String> unreachable(String unit, double target, long min, long max) {
    if (target >= min && target <= max) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the target of %.0f %s is unreachable: the networks of the space have %d to %d",
            target,
            unit,
            min,
            max));
  }
}
