package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.run.SearchPlan;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLinesTest {
  private static final Environment HERE = new Environment("cpu", "17", "0000000");
  private static final SearchSpace SPACE = ShippedSpaces.get("tiny-uib");

  /** Of a search for accuracy alone; the latency table says what the front is of. */
  @ParameterizedTest
  @CsvSource({"LATENCY, front: 50.00 % at 0.0123 ms", "MACS, front: 50.00 % at 0."})
  void theFrontIsThatOfTheReport(Costs.Measure cost, String front) {
    SearchPlan plan = new SearchPlan(SPACE, Objective.ACCURACY, 3, List.of(0L), "recipe", HERE);
    Trial trial = plan.trial(SPACE.networks().findFirst().orElseThrow(), new NoEvaluator(), 0);
    Result result = new Result(new Measured(0.5, OptionalDouble.of(0.0123)), 2, HERE);
    LedgerView none = new LedgerView(JsonObject.EMPTY, List.of());
    LedgerView one =
        new LedgerView(
            JsonObject.EMPTY, List.of(new Row(0, trial, Optional.empty(), Optional.of(result))));
    StringWriter text = new StringWriter();
    new ProgressLines(plan, cost, new PrintWriter(text), none).accept(one);
    assertThat(text.toString()).startsWith("1 of 3: tiny-uib-").contains(front);
    assertThat(text.toString().strip()).endsWith(cost == Costs.Measure.LATENCY ? " ms" : " M");
  }

  private record NoEvaluator() implements Evaluator {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Measured evaluate(Candidate candidate, long seed) {
      throw new UnsupportedOperationException();
    }
  }
}
