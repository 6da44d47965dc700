package mobilenet.search.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.Result;
import mobilenet.search.ledger.Trial;
import mobilenet.search.reward.Costs;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;

class AccuracyTableTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");
  private static final Environment ENVIRONMENT = new Environment("cpu", "17", "0000000");
  private static final List<Genotype> NETWORKS = TINY.networks().limit(3).toList();

  private static Row row(int number, Genotype network, long seed, Evaluation evaluation) {
    SpaceNetwork profile = SpaceNetwork.of(TINY, network);
    Trial trial =
        new Trial(
            new Trial.Key(Candidate.of(TINY, network).hash(), seed, "recipe"),
            network,
            JsonObject.EMPTY,
            "evaluator",
            profile.params(),
            profile.macs());
    return new Row(
        number, trial, Optional.empty(), Optional.of(new Result(evaluation, 1, ENVIRONMENT)));
  }

  /** Seeds 7 and 3, in that order. */
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Genotype network : NETWORKS) {
      for (long seed : new long[] {7, 3}) {
        double accuracy = 0.5 + rows.size() / 100.0;
        rows.add(row(rows.size(), network, seed, new Measured(accuracy, OptionalDouble.of(1.5))));
      }
    }
    return rows;
  }

  private static LedgerView view(List<Row> rows) {
    return new LedgerView(JsonObject.EMPTY.with("seeds", JsonArray.of(7, 3)), rows);
  }

  private static AccuracyTable table(List<Row> rows) {
    return AccuracyTable.of(TINY, view(rows), LatencyModel.UNKNOWN);
  }

  @Test
  void theNetworksOfALedger() {
    AccuracyTable table = table(rows());
    assertThat(table.seeds()).containsExactly(3L, 7L);
    assertThat(table.networks().stream().map(TabledNetwork::genotype)).isEqualTo(NETWORKS);
    assertThat(table.networks().get(1).accuracies()).containsExactly(0.53, 0.52);
    assertThat(table.networks().get(1).costs().latencyMs()).hasValue(1.5);
    assertThat(table.measure()).isEqualTo(Costs.Measure.LATENCY);
  }

  @Test
  void latenciesOfAModelComeFirst() {
    AccuracyTable table = AccuracyTable.of(TINY, view(rows()), network -> OptionalDouble.of(0.25));
    assertThat(table.networks()).allMatch(n -> n.costs().latencyMs().orElseThrow() == 0.25);
  }

  @Test
  void aFailedOrUnfinishedNetworkIsNamed() {
    List<Row> failed = rows();
    failed.set(3, row(3, NETWORKS.get(1), 3, new Failed("it diverged")));
    assertThatThrownBy(() -> table(failed))
        .hasMessageContaining("1 of the ledger's 3 networks failed or stopped short");
    assertThatThrownBy(() -> table(rows().subList(0, 5)))
        .hasMessageContaining("1 of the ledger's 3 networks failed or stopped short");
  }

  @Test
  void otherSeedsAreRefused() {
    List<Row> rows = rows();
    rows.set(3, row(3, NETWORKS.get(1), 4, Measured.of(0.5)));
    assertThatThrownBy(() -> table(rows))
        .hasMessageContaining("was trained with the seeds [3, 7], and others with [3, 4, 7]");
  }

  @Test
  void anotherSpaceIsRefused() {
    SearchSpace other = ShippedSpaces.get("mobilenetv4-coarse");
    List<Row> rows = rows();
    assertThatThrownBy(() -> AccuracyTable.of(other, view(rows), LatencyModel.UNKNOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
