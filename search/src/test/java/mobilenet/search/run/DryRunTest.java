package mobilenet.search.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import mobilenet.json.JsonException;
import mobilenet.search.reward.Costs;
import mobilenet.search.reward.Objective;
import mobilenet.search.reward.Reward;
import mobilenet.search.space.CostBounds;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.space.SpaceTexts;
import org.junit.jupiter.api.Test;

class DryRunTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  private static DryRun dryRun(Objective objective, int trials) {
    SearchPlan plan =
        new SearchPlan(TINY, objective, trials, 1, "none", SearchSettings.ENVIRONMENT);
    return DryRun.of(plan, 60, 2);
  }

  @Test
  void hoursOfAllTrials() {
    DryRun run = dryRun(Objective.ACCURACY, 121);
    assertThat(run.hours()).isCloseTo(61 / 60.0, within(1e-9));
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void everyNetworkIsTriedWithEachSeed() {
    SearchPlan plan =
        new SearchPlan(
            TINY,
            Objective.ACCURACY,
            121,
            List.of(0L, 1L, 2L, 3L, 4L),
            "none",
            SearchSettings.ENVIRONMENT);
    assertThat(DryRun.of(plan, 60, 2).hours()).isCloseTo(303 / 60.0, within(1e-9));
  }

  @Test
  void aTargetOutsideTheSpaceIsUnreachable() {
    CostBounds bounds = TINY.costBounds();
    for (double target : new double[] {bounds.minMacs() - 1.0, bounds.maxMacs() + 1.0}) {
      assertThat(dryRun(new Objective(Reward.TUNAS, Costs.Measure.MACS, target), 10).warnings())
          .singleElement()
          .asString()
          .startsWith("the target of ")
          .contains("unreachable", Long.toString(bounds.minMacs()), "" + bounds.maxMacs());
    }
    Objective least = new Objective(Reward.TUNAS, Costs.Measure.PARAMS, bounds.minParams());
    assertThat(dryRun(least, 10).warnings()).isEmpty();
  }

  @Test
  void aSpaceMayHaveFewerNetworksThanTrials() {
    DryRun run = dryRun(Objective.ACCURACY, 1000);
    assertThat(run.hours()).isCloseTo(122 / 60.0, within(1e-9));
    assertThat(run.warnings())
        .containsExactly(
            "the space tiny-uib has 243 networks, fewer than the 1000 trials; all of them will be"
                + " tried");
  }

  @Test
  void aSpaceThatCannotBeCountedIsSearchedAllTheSame() throws JsonException {
    StringBuilder choices = new StringBuilder();
    StringBuilder rows = new StringBuilder("cn_r1_k1_s1_c16");
    for (int i = 0; i < 21; i++) {
      choices.append(i == 0 ? "" : ", ").append("\"k").append(i).append("\": [1, 3]");
      rows.append(" | cn_r1_k$k").append(i).append("_s1_c16");
    }
    SearchSpace large = SpaceTexts.space(choices.toString(), rows.toString());
    assertThatThrownBy(large::count).hasMessageContaining("too many to count");
    SearchPlan plan =
        new SearchPlan(large, Objective.ACCURACY, 30, 1, "none", SearchSettings.ENVIRONMENT);
    DryRun run = DryRun.of(plan, 60, 1);
    assertThat(run.hours()).isCloseTo(0.5, within(1e-9));
    assertThat(run.warnings()).isEmpty();
  }

  @Test
  void mistakes() {
    SearchPlan plan =
        new SearchPlan(TINY, Objective.ACCURACY, 1, 1, "none", SearchSettings.ENVIRONMENT);
    assertThatThrownBy(() -> DryRun.of(plan, 0, 1)).hasMessageContaining("given 0.0 and 1");
    assertThatThrownBy(
            () ->
                new SearchPlan(TINY, Objective.ACCURACY, 0, 1, "none", SearchSettings.ENVIRONMENT))
        .hasMessageContaining("at least 1 trial, given 0");
  }
}
