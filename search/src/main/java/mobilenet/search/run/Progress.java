package mobilenet.search.run;

import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;

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

  /** Of the rows of a ledger. */
  public static Progress of(LedgerView view, SearchPlan plan) {
    List<Row> finished = view.finished();
    int failed =
        (int)
            finished.stream()
                .filter(
                    row -> row.result().filter(r -> r.evaluation() instanceof Failed).isPresent())
                .count();
    long workers =
        Math.max(1, view.rows().stream().flatMap(row -> row.worker().stream()).distinct().count());
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
            ? OptionalDouble.of(mean.getAsDouble() * left / workers)
            : OptionalDouble.empty(),
        ParetoFront.of(view, plan.objective().measure()));
  }
}
