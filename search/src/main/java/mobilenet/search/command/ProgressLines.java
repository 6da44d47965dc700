package mobilenet.search.command;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import mobilenet.cli.Printable;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront;
import mobilenet.search.ledger.Result;
import mobilenet.search.reward.Costs;
import mobilenet.search.run.Progress;
import mobilenet.search.run.SearchPlan;

/** A line for each trial that has its result, with the time left and the front so far. */
final class ProgressLines implements Consumer<LedgerView> {
  private static final double PERCENT = 100;
  private static final double MILLION = 1e6;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int MOST_OF_FRONT = 4;

  private final SearchPlan plan;
  private final Costs.Measure cost;
  private final PrintWriter err;
  private final Set<Integer> seen = new HashSet<>();

  /**
   * Lines on a writer.
   *
   * @param cost of the front: the one that the report has
   * @param before what an earlier command has done
   */
  ProgressLines(SearchPlan plan, Costs.Measure cost, PrintWriter err, LedgerView before) {
    this.plan = plan;
    this.cost = cost;
    this.err = err;
    before.finished().forEach(row -> seen.add(row.number()));
  }

  @Override
  public void accept(LedgerView view) {
    for (Row row : view.finished()) {
      if (seen.add(row.number())) {
        print(row, row.result().orElseThrow(), view);
      }
    }
  }

  private void print(Row row, Result result, LedgerView view) {
    Progress progress = Progress.of(view, plan);
    err.println(
        Printable.line(
            seen.size()
                + " of "
                + progress.trials()
                + ": "
                + Networks.name(row.trial())
                + (plan.seeds().size() == 1 ? " " : ", seed " + row.trial().key().seed() + ": ")
                + outcome(row, result)
                + left(progress)
                + front(ParetoFront.of(view, cost))));
    err.flush();
  }

  private static String outcome(Row row, Result result) {
    if (result.evaluation() instanceof Failed failed) {
      return "failed: " + failed.reason();
    }
    Measured measured = (Measured) result.evaluation();
    String latency =
        measured.latencyMs().isPresent()
            ? String.format(Locale.ROOT, ", %.4f ms", measured.latencyMs().getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "%.2f %%, %.2f M MACs%s, %.1f s",
        PERCENT * measured.accuracy(),
        row.trial().macs() / MILLION,
        latency,
        result.seconds());
  }

  private static String left(Progress progress) {
    double seconds = progress.remainingSeconds().orElse(0);
    return progress.finished() >= progress.trials() ? "" : "; " + duration(seconds) + " left";
  }

  /** Such as 40 s, 12 min or 3.5 h. */
  static String duration(double seconds) {
    if (seconds < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 2 * HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }

  private static String front(ParetoFront front) {
    int size = front.points().size();
    return front.points().stream()
        .skip(Math.max(0, size - MOST_OF_FRONT))
        .map(
            p ->
                String.format(
                    Locale.ROOT,
                    "%.2f %% at %s",
                    PERCENT * p.accuracy(),
                    cost(front.measure(), p.cost())))
        .collect(Collectors.joining(", ", size == 0 ? "" : "; front: ", ""));
  }

  private static String cost(Costs.Measure measure, double cost) {
    return measure == Costs.Measure.LATENCY
        ? String.format(Locale.ROOT, "%.4f ms", cost)
        : String.format(Locale.ROOT, "%.2f M", cost / MILLION);
  }
}
