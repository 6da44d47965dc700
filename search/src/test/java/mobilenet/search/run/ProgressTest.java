package mobilenet.search.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.ledger.Worker;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final int TRIALS = 10;
  private static final double SECONDS = 6;

  private static final Worker HERE = Worker.current();

  /** Of nobody's knowledge, and so not dead. */
  private static final Worker ELSEWHERE = new Worker("another machine", "boot", 1, 0);

  private static final Worker DEAD = new Worker(HERE.host(), HERE.boot(), Long.MAX_VALUE, 0);

  /** Two finished trials, and one that each of some workers is at. */
  private static LedgerView view(Worker... workers) {
    SearchPlan plan = SearchSettings.plan(TRIALS);
    List<Trial> trials =
        plan.space()
            .networks()
            .limit(2 + workers.length)
            .map(network -> plan.trial(network, SearchSettings.EVALUATOR, 8))
            .toList();
    List<Row> rows = new ArrayList<>();
    for (Trial trial : trials) {
      int number = rows.size();
      rows.add(
          number < 2
              ? new Row(
                  number,
                  trial,
                  Optional.empty(),
                  Optional.of(new Result(Measured.of(0.5), SECONDS, SearchSettings.ENVIRONMENT)))
              : new Row(number, trial, Optional.of(workers[number - 2]), Optional.empty()));
    }
    return new LedgerView(JsonObject.EMPTY, rows);
  }

  private static double remaining(LedgerView view, Worker... working) {
    return Progress.of(view, SearchSettings.plan(TRIALS), Set.of(working))
        .remainingSeconds()
        .orElseThrow();
  }

  @Test
  void workersShareWhatIsLeft() {
    double left = (TRIALS - 2) * SECONDS;
    // Who has just finished a trial has claimed none, and works as well.
    assertThat(remaining(view(ELSEWHERE), HERE)).isEqualTo(left / 2);
    assertThat(remaining(view(ELSEWHERE, HERE), HERE)).isEqualTo(left / 2);
    assertThat(remaining(view(), HERE)).isEqualTo(left);
    // Who only looks on counts those that have claimed one.
    assertThat(remaining(view(ELSEWHERE, HERE))).isEqualTo(left / 2);
    assertThat(remaining(view())).isEqualTo(left);
  }

  @Test
  void theDeadDoNotWork() {
    assertThat(DEAD.isDead()).isTrue();
    assertThat(remaining(view(DEAD), HERE)).isEqualTo((TRIALS - 2) * SECONDS);
  }

  @Test
  void theTimeLeftIsThatOfTheLastOnes() {
    SearchPlan plan = SearchSettings.plan(60);
    List<Row> rows = new ArrayList<>();
    for (Trial trial :
        plan.space()
            .networks()
            .limit(50)
            .map(network -> plan.trial(network, SearchSettings.EVALUATOR, 8))
            .toList()) {
      // Long ago on a slow machine, and once while it slept.
      double seconds = rows.size() < 30 ? 600 : rows.size() == 40 ? 5000 : SECONDS;
      rows.add(
          new Row(
              rows.size(),
              trial,
              Optional.empty(),
              Optional.of(new Result(Measured.of(0.5), seconds, SearchSettings.ENVIRONMENT))));
    }
    LedgerView view = new LedgerView(JsonObject.EMPTY, rows);
    assertThat(Progress.of(view, plan).remainingSeconds()).hasValue(10 * SECONDS);
  }
}
