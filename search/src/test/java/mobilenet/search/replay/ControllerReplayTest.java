package mobilenet.search.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.landscape.AnswerNoise;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.Genotype;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.MadeUpTables;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;
import mobilenet.search.table.TabledNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControllerReplayTest {
  private static final AccuracyTable TABLE = MadeUpTables.of(5, true);
  private static final TableEvaluator EVALUATOR = new TableEvaluator("made up", TABLE);
  private static final Objective OBJECTIVE =
      new Objective(Reward.TUNAS, Costs.Measure.LATENCY, 0.05);
  private static final TableLandscape LANDSCAPE = new TableLandscape(TABLE, OBJECTIVE);

  private static ControllerReplay search(TableLandscape landscape, long steps, long seed) {
    return ControllerReplay.run(
        landscape, EVALUATOR, new AnswerNoise(0.02), ControllerSettings.of(steps, seed));
  }

  @Test
  void whatIsFoundIsJudgedByTheMeanOverSeeds() {
    ControllerReplay found = search(LANDSCAPE, 200, 3);
    List<Genotype> sorted =
        new ArrayList<>(TABLE.networks().stream().map(n -> n.genotype()).toList());
    sorted.sort(Comparator.comparingDouble(LANDSCAPE::regret));
    assertThat(found.rank()).isEqualTo(sorted.indexOf(found.found()) + 1);
    TabledNetwork network =
        TABLE.networks().stream()
            .filter(n -> n.genotype().equals(found.found()))
            .findFirst()
            .orElseThrow();
    double ratio = network.costs().latencyMs().orElseThrow() / 0.05;
    double reward = network.accuracy() - 0.1 * Math.abs(ratio - 1);
    assertThat(found.regret()).isCloseTo(LANDSCAPE.optimum() - reward, within(1e-12));
    assertThat(found.ratio().orElseThrow()).isCloseTo(ratio, within(1e-12));
    assertThat(search(LANDSCAPE, 200, 3)).isEqualTo(found);
  }

  @Test
  void findsGoodNetworksWhereAccuraciesAreClear() {
    TableLandscape accuracy = new TableLandscape(TABLE, Objective.ACCURACY);
    for (long seed = 0; seed < 3; seed++) {
      assertThat(search(accuracy, 2000, seed).isGood()).as("seed %d", seed).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12, 1.1, true",
    "13, 1.0, false",
    "1, 1.11, false",
    "1, 0.9, true",
    "1, 0.89, false"
  })
  void theBar(int rank, double ratio, boolean good) {
    assertThat(result(rank, OptionalDouble.of(ratio)).isGood()).isEqualTo(good);
  }

  /** A twentieth of ten networks is less than one. */
  @Test
  void ofFewNetworksTheBestOneCounts() {
    assertThat(result(1, 10, OptionalDouble.empty()).isAmongBest()).isTrue();
    assertThat(result(1, 10, OptionalDouble.empty()).isGood()).isTrue();
    assertThat(result(2, 10, OptionalDouble.empty()).isAmongBest()).isFalse();
    assertThat(result(2, 39, OptionalDouble.empty()).isAmongBest()).isFalse();
    assertThat(result(2, 40, OptionalDouble.empty()).isAmongBest()).isTrue();
  }

  @Test
  void aRow() {
    assertThat(ControllerReplay.HEADER.split(",", -1))
        .hasSameSizeAs(result(7, OptionalDouble.of(1.02)).csv().split(",", -1));
    assertThat(result(7, OptionalDouble.of(1.02)).csv())
        .isEqualTo("latency,0.05,4,600,0.02,1.2.0.0.1,7,243,0.001500,1.0200");
  }

  private static ControllerReplay result(int rank, OptionalDouble ratio) {
    return result(rank, 243, ratio);
  }

  private static ControllerReplay result(int rank, int networks, OptionalDouble ratio) {
    return new ControllerReplay(
        OBJECTIVE,
        ControllerSettings.of(600, 4),
        0.02,
        Genotype.parse("1.2.0.0.1"),
        rank,
        networks,
        0.0015,
        ratio);
  }
}
