package mobilenet.search.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.search.controller.ControllerSettings;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RegularisedEvolution;
import mobilenet.search.landscape.AnswerNoise;
import mobilenet.search.landscape.Budget;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.statistics.Quantiles;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.AccuracyTableFile;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds {@code results/tiny-space.csv} and what searches of it come to. */
class TinySpaceTest {
  private static final Path FILE = Path.of("../results/tiny-space.csv");
  private static final Path CONTROLLER = Path.of("../results/tiny-space-controller.csv");
  private static final SearchSpace SPACE = ShippedSpaces.get("tiny-uib");
  private static final int PAIRS = 1000;
  private static final int SEARCHES = 8;
  private static final int LEAST_GOOD = 7;
  private static final double NOISE = 0.02;
  private static final int STEPS = 6000;

  private static final AccuracyTable TABLE = read();
  private static final TableEvaluator EVALUATOR = new TableEvaluator("tiny-space.csv", TABLE);

  private static AccuracyTable read() {
    try {
      // Refuses a table without all networks, and one in which a network lacks a seed.
      return AccuracyTableFile.read(FILE, SPACE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableLandscape landscape(double part) {
    double[] latencies =
        TABLE.networks().stream()
            .mapToDouble(network -> network.costs().latencyMs().orElseThrow())
            .toArray();
    return new TableLandscape(
        TABLE, new Objective(Reward.TUNAS, Costs.Measure.LATENCY, Quantiles.of(latencies, part)));
  }

  @Test
  void hasAllNetworksWithFiveSeedsAndALatency() {
    assertThat(TABLE.networks()).hasSize(243);
    assertThat(TABLE.seeds()).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(TABLE.networks())
        .allMatch(network -> network.costs().latencyMs().isPresent())
        // Better than a tenth, which is chance.
        .allMatch(network -> network.accuracy() > 0.5 && network.accuracy() < 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 50})
  void evolutionBeatsRandomSearchAtEqualEvaluationsAndAtEqualWork(int units) {
    TableLandscape landscape = landscape(0.5);
    for (Budget budget : List.of(Budget.evaluations(units), Budget.macs(landscape, units))) {
      PairedReplays pairs =
          PairedReplays.run(
              landscape,
              EVALUATOR,
              (seed, planned) ->
                  new RegularisedEvolution(SPACE, seed, EvolutionSettings.forTrials(planned)),
              budget,
              1,
              PAIRS);
      RegretComparison comparison = RegretComparison.of(landscape, pairs);
      assertThat(comparison.probabilityBetter().low())
          .as("%d units, %s", units, comparison.probabilityBetter())
          .isGreaterThan(0.5);
    }
  }

  /** Those of {@code search replay --engine controller}: for each quartile, the seeds 1 to 8. */
  @Test
  void theControllerFindsGoodNetworksOnTarget() throws Exception {
    List<String> rows = Files.readAllLines(CONTROLLER);
    assertThat(rows).hasSize(1 + 3 * SEARCHES).first().isEqualTo(ControllerReplay.HEADER);
    for (int target = 0; target < 3; target++) {
      int from = 1 + target * SEARCHES;
      assertThat(rows.subList(from, from + SEARCHES).stream().filter(TinySpaceTest::isGood))
          .as("target %d of 3", target + 1)
          .hasSizeGreaterThanOrEqualTo(LEAST_GOOD);
    }
    // The others would take too long.
    TableLandscape landscape = landscape(0.5);
    for (int seed = 1; seed <= SEARCHES; seed++) {
      ControllerReplay found =
          ControllerReplay.run(
              landscape, EVALUATOR, new AnswerNoise(NOISE), ControllerSettings.of(STEPS, seed));
      assertThat(found.csv()).isEqualTo(rows.get(SEARCHES + seed));
    }
  }

  /** One of the best 12, within a tenth of the target. */
  private static boolean isGood(String row) {
    String[] fields = row.split(",", -1);
    return Integer.parseInt(fields[6]) <= 12 && Math.abs(Double.parseDouble(fields[9]) - 1) <= 0.1;
  }
}
