package mobilenet.search.run;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;
import mobilenet.search.ledger.Worker;

/**
 * How far a search is.
 *
 * @param trials to be done in all
 * @param finished of them, failed ones included
 * @param failed of these
 * @param remainingSeconds if the others take as long as those so far did, unless there were none
 * @param front of accuracy and the cost that counts
 */
public record Progress(
    int trials, int finished, int failed, OptionalDouble remainingSeconds, ParetoFront front) {

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
    int trials = Math.max(plan.trials(), view.rows().size());
    OptionalDouble mean =
        finished.stream()
            .flatMap(row -> row.result().stream())
            .mapToDouble(result -> result.seconds())
            .average();
    int left = trials - finished.size();
    return new Progress(
        trials,
        finished.size(),
        failed,
        mean.isPresent()
            ? OptionalDouble.of(mean.getAsDouble() * left / Math.max(1, workers.size()))
            : OptionalDouble.empty(),
        ParetoFront.of(view, plan.objective().measure()));
  }
}
