package mobilenet.search.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Worker;
import mobilenet.search.space.Genotype;
import mobilenet.search.statistics.Medians;

/**
 * How far a search is.
 *
 * @param trials to be done in all, one for each network and seed
 * @param finished of them, failed ones included
 * @param failed of these
 * @param remainingSeconds if the others take as long as the last ones did, unless there were none
 * @param front of accuracy and the cost that counts
 */
public record Progress(
    int trials, int finished, int failed, OptionalDouble remainingSeconds, ParetoFront front) {
  /** Older ones may be of another machine, or of one that had other work. */
  private static final int RECENT = 20;

  /** Of the rows of a ledger, on whose trials those work who have claimed one. */
  public static Progress of(LedgerView view, SearchPlan plan) {
    return of(view, plan, Set.of());
  }

  /**
   * As {@link #of(LedgerView, SearchPlan)}.
   *
   * @param working workers that are between two trials, so that they have claimed none
   */
  static Progress of(LedgerView view, SearchPlan plan, Set<Worker> working) {
    List<Row> finished = view.finished();
    int failed =
        (int)
            finished.stream()
                .filter(
                    row -> row.result().filter(r -> r.evaluation() instanceof Failed).isPresent())
                .count();
    Set<Worker> workers = new HashSet<>(working);
    view.rows().stream()
        .flatMap(row -> row.worker().stream())
        .filter(worker -> !worker.isDead())
        .forEach(workers::add);
    int trials = trials(view, plan);
    OptionalDouble typical = recentSeconds(finished);
    int left = trials - finished.size();
    return new Progress(
        trials,
        finished.size(),
        failed,
        typical.isPresent()
            ? OptionalDouble.of(typical.getAsDouble() * left / Math.max(1, workers.size()))
            : OptionalDouble.empty(),
        ParetoFront.of(view, plan.objective().measure()));
  }

  /** In the median, which one that took long does not change. */
  private static OptionalDouble recentSeconds(List<Row> finished) {
    double[] seconds =
        finished.stream()
            .skip(Math.max(0, finished.size() - RECENT))
            .flatMap(row -> row.result().stream())
            .mapToDouble(Result::seconds)
            .toArray();
    return seconds.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.of(seconds));
  }

  /** Those that are there, and for each network those that it lacks. */
  private static int trials(LedgerView view, SearchPlan plan) {
    Map<Genotype, Long> networks =
        view.rows().stream()
            .collect(Collectors.groupingBy(row -> row.trial().genotype(), Collectors.counting()));
    int seeds = plan.seeds().size();
    long lacking = networks.values().stream().mapToLong(has -> Math.max(0, seeds - has)).sum();
    long other = (long) Math.max(0, plan.trials() - networks.size()) * seeds;
    return Math.toIntExact(view.rows().size() + lacking + other);
  }
}
