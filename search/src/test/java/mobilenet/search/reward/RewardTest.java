package mobilenet.search.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import mobilenet.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewardTest {
  private static final double TOLERANCE = 1e-6;

  /** Computed from the papers' formulas with other software. */
  @ParameterizedTest
  @CsvSource({
    // accuracy, cost over target, absolute, soft, hard, V3-Small
    "0.75, 1.1, 0.7400, 0.745013, 0.681818, 0.739354",
    "0.75, 0.9, 0.7400, 0.755552, 0.75, 0.761947",
    "0.70, 2, 0.60, 0.666847, 0.35, 0.630875",
  })
  void golden(double q, double ratio, double absolute, double soft, double hard, double small) {
    assertThat(Reward.TUNAS.of(q, ratio)).isCloseTo(absolute, within(TOLERANCE));
    assertThat(Reward.MNASNET_SOFT.of(q, ratio)).isCloseTo(soft, within(TOLERANCE));
    assertThat(Reward.MNASNET_HARD.of(q, ratio)).isCloseTo(hard, within(TOLERANCE));
    assertThat(Reward.V3_SMALL.of(q, ratio)).isCloseTo(small, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1.049717, 1.109569",
    "2, 0.952638, 0.901250",
  })
  void powersOfTheRatio(double ratio, double soft, double small) {
    assertThat(Reward.MNASNET_SOFT.of(1, ratio)).isCloseTo(soft, within(TOLERANCE));
    assertThat(Reward.V3_SMALL.of(1, ratio)).isCloseTo(small, within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({"0.8, 1.015743", "1.5, 0.972016"})
  void morePowersOfTheRatio(double ratio, double soft) {
    assertThat(Reward.MNASNET_SOFT.of(1, ratio)).isCloseTo(soft, within(TOLERANCE));
  }

  @Test
  void headingsOfLedgers() {
    assertThat(JsonWriter.compact(new Objective(Reward.TUNAS, Costs.Measure.MACS, 1.2e6).toJson()))
        .isEqualTo(
            "{\"reward\":{\"type\":\"absolute\",\"beta\":-0.1},\"cost\":\"macs\","
                + "\"target\":1200000.0}");
    assertThat(JsonWriter.compact(Reward.MNASNET_HARD.toJson()))
        .isEqualTo("{\"type\":\"power\",\"below\":0.0,\"above\":-1.0}");
    assertThat(JsonWriter.compact(Objective.ACCURACY.toJson()))
        .isEqualTo("{\"reward\":{\"type\":\"accuracy\"}}");
    // Some JDKs write 2.0E-3 as 0.0020 and 2.0E-23 with more digits.
    assertThat(JsonWriter.compact(new Reward.Absolute(-2e-23).toJson()))
        .isEqualTo("{\"type\":\"absolute\",\"beta\":-2.0E-23}");
  }

  @Test
  void theAbsoluteRewardIsLargestOnTheTarget() {
    for (double ratio = 0.1; ratio < 3; ratio += 0.1) {
      assertThat(Reward.TUNAS.of(0.7, ratio)).isLessThanOrEqualTo(Reward.TUNAS.of(0.7, 1));
      if (ratio < 1) {
        assertThat(Reward.MNASNET_HARD.of(0.7, ratio))
            .isLessThanOrEqualTo(Reward.MNASNET_SOFT.of(0.7, ratio));
      }
    }
  }

  @Test
  void anObjectiveCountsItsOwnCost() {
    Costs costs = new Costs(200, 3000, OptionalDouble.of(1.1));
    assertThat(new Objective(Reward.TUNAS, Costs.Measure.LATENCY, 1).of(0.75, costs))
        .isCloseTo(0.74, within(TOLERANCE));
    assertThat(new Objective(Reward.TUNAS, Costs.Measure.PARAMS, 100).of(0.7, costs))
        .isCloseTo(0.6, within(TOLERANCE));
    assertThat(new Objective(Reward.TUNAS, Costs.Measure.MACS, 1500).of(0.7, costs))
        .isCloseTo(0.6, within(TOLERANCE));
    assertThat(Objective.ACCURACY.of(0.7, costs)).isEqualTo(0.7);
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> new Reward.Absolute(0.1)).hasMessageContaining("at most 0, given 0.1");
    assertThatThrownBy(() -> new Reward.Power(-1, 0.5)).hasMessageContaining("at most 0");
    assertThatThrownBy(() -> new Objective(Reward.TUNAS, Costs.Measure.MACS, 0))
        .hasMessageContaining("above 0");
    Costs unknown = new Costs(1, 1, OptionalDouble.empty());
    Objective latency = new Objective(Reward.TUNAS, Costs.Measure.LATENCY, 1);
    assertThatThrownBy(() -> latency.of(0.5, unknown)).hasMessageContaining("needs a latency");
  }
}
