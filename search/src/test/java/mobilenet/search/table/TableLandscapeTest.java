package mobilenet.search.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.Genotype;
import org.junit.jupiter.api.Test;

class TableLandscapeTest {
  private static final AccuracyTable TABLE = MadeUpTables.of(5, true);

  @Test
  void theTruthIsTheMeanOverSeeds() {
    Objective objective = new Objective(Reward.TUNAS, Costs.Measure.LATENCY, 0.05);
    TableLandscape landscape = new TableLandscape(TABLE, objective);
    TabledNetwork best = landscape.best();
    double highest = Double.NEGATIVE_INFINITY;
    for (TabledNetwork network : TABLE.networks()) {
      double mean = network.accuracies().stream().mapToDouble(a -> a / 5).sum();
      double off = Math.abs(network.costs().latencyMs().orElseThrow() / 0.05 - 1);
      double reward = mean - 0.1 * off;
      assertThat(landscape.reward(network.genotype())).isCloseTo(reward, within(1e-12));
      highest = Math.max(highest, reward);
    }
    assertThat(landscape.optimum()).isCloseTo(highest, within(1e-12));
    assertThat(landscape.regret(best.genotype())).isZero();
  }

  @Test
  void theBestTwentiethAreTwelveOf243() {
    TableLandscape landscape = new TableLandscape(TABLE, Objective.ACCURACY);
    double bar = landscape.rewardOfBest(0.05);
    assertThat(TABLE.networks().stream().filter(n -> landscape.reward(n.genotype()) >= bar))
        .hasSize(12);
    assertThat(landscape.rewardOfBest(0)).isEqualTo(landscape.optimum());
  }

  @Test
  void aSearchSeesOneOfTheSeeds() {
    TableEvaluator evaluator = new TableEvaluator("made up", TABLE);
    TabledNetwork network = TABLE.networks().get(100);
    Map<Double, Integer> seen = new HashMap<>();
    for (long draw = 0; draw < 5000; draw++) {
      double drawn = evaluator.drawn(network.genotype(), draw);
      assertThat(evaluator.drawn(network.genotype(), draw)).isEqualTo(drawn);
      seen.merge(drawn, 1, Integer::sum);
    }
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(network.accuracies());
    // Within five standard deviations of a fifth each.
    assertThat(seen.values()).allMatch(times -> Math.abs(times - 1000) < 5 * Math.sqrt(800));
  }

  @Test
  void evaluatesWithASeedOfTheTable() {
    TableEvaluator evaluator = new TableEvaluator("made up", TABLE);
    TabledNetwork network = TABLE.networks().get(7);
    Candidate candidate = Candidate.of(TABLE.space(), network.genotype());
    assertThat(evaluator.evaluate(candidate, 3))
        .isEqualTo(new Measured(network.accuracies().get(3), network.costs().latencyMs()));
    assertThat(evaluator.evaluate(candidate, 5))
        .isEqualTo(new Failed("the table made up has no " + network.hash() + " of seed 5"));
  }

  @Test
  void aNetworkThatTheTableLacks() {
    TableLandscape landscape = new TableLandscape(TABLE, Objective.ACCURACY);
    Genotype other = Genotype.parse("7.7");
    assertThatThrownBy(() -> landscape.reward(other)).hasMessage("the table has no network 7.7");
    TableEvaluator evaluator = new TableEvaluator("made up", TABLE);
    assertThatThrownBy(() -> evaluator.drawn(other, 1))
        .hasMessage("the table made up has no network 7.7");
  }
}
