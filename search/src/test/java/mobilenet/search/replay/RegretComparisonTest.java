package mobilenet.search.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import mobilenet.search.engine.EvolutionSettings;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.engine.RegularisedEvolution;
import mobilenet.search.landscape.Budget;
import mobilenet.search.reward.Objective;
import mobilenet.search.space.Genotype;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.MadeUpTables;
import mobilenet.search.table.TableEvaluator;
import mobilenet.search.table.TableLandscape;
import mobilenet.search.table.TabledNetwork;
import org.junit.jupiter.api.Test;

class RegretComparisonTest {
  private static final AccuracyTable TABLE = MadeUpTables.of(5, false);
  private static final TableLandscape LANDSCAPE = new TableLandscape(TABLE, Objective.ACCURACY);
  private static final TableEvaluator EVALUATOR = new TableEvaluator("made up", TABLE);

  private static RegretComparison compare(PairedReplays.Engines engines, int budget, int replays) {
    return RegretComparison.of(
        LANDSCAPE,
        PairedReplays.run(LANDSCAPE, EVALUATOR, engines, Budget.evaluations(budget), 1, replays));
  }

  @Test
  void countsByHand() {
    List<Genotype> byReward =
        TABLE.networks().stream()
            .map(TabledNetwork::genotype)
            .sorted(Comparator.comparingDouble(LANDSCAPE::regret))
            .toList();
    List<Genotype> best = List.of(byReward.get(9), byReward.get(0));
    List<Genotype> good = List.of(byReward.get(50), byReward.get(11));
    List<Genotype> poor = List.of(byReward.get(50), byReward.get(12));
    RegretComparison of =
        RegretComparison.of(
            LANDSCAPE,
            new PairedReplays(2, List.of(best, best, good, poor), List.of(good, best, good, best)));
    assertThat(of.better()).isEqualTo(0.25);
    assertThat(of.equal()).isEqualTo(0.5);
    assertThat(of.probabilityBetter().estimate()).isEqualTo(0.5);
    assertThat(of.engine().amongBest()).isEqualTo(0.75);
    assertThat(of.random().amongBest()).isEqualTo(1);
    assertThat(of.engine().medianRegret())
        .isCloseTo(LANDSCAPE.regret(byReward.get(11)) / 2, within(1e-15));
    double ninth = LANDSCAPE.regret(byReward.get(9));
    double fiftieth = LANDSCAPE.regret(byReward.get(50));
    assertThat(of.engine().meanRegrets().get(0)).isCloseTo((ninth + fiftieth) / 2, within(1e-15));
    assertThat(of.engine().meanRegrets().get(1)).isEqualTo(of.engine().meanRegret());
  }

  @Test
  void evolutionBeatsRandomSearchOnAStructuredTable() {
    RegretComparison of =
        compare(
            (seed, trials) ->
                new RegularisedEvolution(TABLE.space(), seed, EvolutionSettings.forTrials(trials)),
            30,
            1000);
    assertThat(of.probabilityBetter().low()).isGreaterThan(0.5);
    assertThat(of.engine().meanRegret()).isLessThan(of.random().meanRegret());
    // Longer searches do not end worse by more than noise.
    assertThat(of.engine().meanRegrets().get(29)).isLessThan(of.engine().meanRegrets().get(4));
  }

  @Test
  void anEngineIsNoBetterThanItself() {
    RegretComparison of = compare((seed, trials) -> new RandomSearch(TABLE.space(), seed), 20, 200);
    assertThat(of.equal()).isEqualTo(1);
    assertThat(of.engine()).isEqualTo(of.random());
  }
}
