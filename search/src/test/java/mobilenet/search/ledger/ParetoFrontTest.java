package mobilenet.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.ParetoFront.Point;
import mobilenet.search.reward.Costs;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
  private static LedgerView random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      // Few different values, so that there are ties.
      double accuracy = random.nextInt(12) / 12.0;
      Trial like = Trials.trial(i);
      Trial trial =
          new Trial(
              like.key(),
              like.genotype(),
              like.architecture(),
              like.evaluator(),
              like.params(),
              random.nextInt(12));
      Result result =
          i % 9 == 4
              ? Trials.failed("out of memory")
              : new Result(new Measured(accuracy, OptionalDouble.empty()), 1, Trials.ENVIRONMENT);
      rows.add(new Row(i, trial, Optional.empty(), Optional.of(result)));
    }
    return new LedgerView(Trials.SEARCH, rows);
  }

  private static boolean beats(Row a, Row b) {
    boolean noWorse = accuracy(a) >= accuracy(b) && a.trial().macs() <= b.trial().macs();
    boolean better = accuracy(a) > accuracy(b) || a.trial().macs() < b.trial().macs();
    return noWorse && better;
  }

  private static double accuracy(Row row) {
    return row.result().orElseThrow().evaluation() instanceof Measured m ? m.accuracy() : -1;
  }

  @Test
  void theFrontIsWhatNoOtherBeats() {
    for (long seed = 0; seed < 50; seed++) {
      LedgerView view = random(seed);
      List<Row> measured = view.rows().stream().filter(row -> accuracy(row) >= 0).toList();
      List<List<Double>> expected =
          measured.stream()
              .filter(row -> measured.stream().noneMatch(other -> beats(other, row)))
              .map(row -> List.of((double) row.trial().macs(), accuracy(row)))
              .distinct()
              .sorted((a, b) -> Double.compare(a.get(0), b.get(0)))
              .toList();
      List<Point> front = ParetoFront.of(view, Costs.Measure.MACS).points();
      assertThat(front.stream().map(point -> List.of(point.cost(), point.accuracy())))
          .as("seed %d", seed)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void rowsOfUnknownCostAreLeftOut() {
    assertThat(ParetoFront.of(random(1), Costs.Measure.LATENCY).points()).isEmpty();
  }
}
