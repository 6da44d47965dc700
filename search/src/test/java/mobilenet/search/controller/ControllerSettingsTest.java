package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerSettingsTest {
  private static double sum(ControllerSettings settings) {
    return LongStream.range(0, settings.steps()).mapToDouble(settings::rateAt).sum();
  }

  @Test
  void theRateOfTunasAndItsSum() {
    ControllerSettings tunas =
        ControllerSettings.of(28_151, 0).withRate(new ControllerRate.PerBatch(4096));
    assertThat(tunas.rateAt(7037)).isZero();
    assertThat(tunas.rateAt(7038)).isCloseTo(0.0048, within(1e-12));
    assertThat(tunas.rateAt(28_150)).isCloseTo(0.048, within(1e-5));
    assertThat(sum(tunas)).isCloseTo(ControllerRate.TUNAS_SUM, within(0.5));
  }

  @Test
  void theRateAtASmallBatchHardlyMovesALogit() {
    ControllerSettings small =
        ControllerSettings.of(6000, 0).withRate(new ControllerRate.PerBatch(128));
    assertThat(sum(small)).isCloseTo(2.6, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 6000, 12_000})
  void theDefaultHasTunassSumAtAnyNumberOfSteps(long steps) {
    assertThat(sum(ControllerSettings.of(steps, 0))).isCloseTo(396, within(1e-6));
  }

  @Test
  void nothingIsLearntInTheFirstQuarter() {
    ControllerSettings settings = ControllerSettings.of(1000, 0);
    assertThat(settings.firstLearningStep()).isEqualTo(250);
    assertThat(settings.rateAt(249)).isZero();
    assertThat(settings.rateAt(250)).isPositive();
    assertThat(settings.rateAt(625)).isCloseTo(Math.sqrt(10) * settings.rateAt(250), within(1e-9));
  }

  /** A step learns from t ≥ delay · steps on, in decimal numbers; the last one always does. */
  @ParameterizedTest
  @CsvSource({
    "10, 0.25, 3",
    "100, 0.29, 29",
    "100, 0.07, 7",
    "9, 0.7777777777777778, 7",
    "7, 0, 0",
    "10, 0.99, 9",
    "1, 0.25, 0"
  })
  void learningBeginsAtTheFirstStepAfterTheDelay(long steps, double delay, long first) {
    WarmUpSchedule warmUp = new WarmUpSchedule(delay);
    ControllerSettings settings =
        new ControllerSettings(steps, 0, ControllerRate.DEFAULT, delay, warmUp, 1, 0);
    assertThat(settings.firstLearningStep()).isEqualTo(first);
    assertThat(settings.rateAt(first)).isPositive();
    assertThat(warmUp.probability(first, steps)).isZero();
    LongStream.range(0, first)
        .forEach(
            step -> {
              assertThat(settings.rateAt(step)).isZero();
              assertThat(warmUp.probability(step, steps)).isPositive();
            });
  }

  @Test
  void theWarmUpEndsWhereLearningBegins() {
    WarmUpSchedule schedule = WarmUpSchedule.TUNAS;
    assertThat(schedule.probability(0, 1000)).isEqualTo(1);
    assertThat(schedule.probability(125, 1000)).isEqualTo(0.5);
    assertThat(schedule.probability(250, 1000)).isZero();
    assertThat(schedule.probability(999, 1000)).isZero();
    assertThat(WarmUpSchedule.NONE.probability(0, 1000)).isZero();
  }

  @Test
  void mistakes() {
    ControllerSettings good = ControllerSettings.of(100, 0);
    assertThatThrownBy(() -> good.withWarmUp(new WarmUpSchedule(0.3)))
        .hasMessageContaining("must not be longer than the controller's delay")
        .hasMessageContaining("0.3 and 0.25");
    assertThatThrownBy(() -> ControllerSettings.of(0, 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> good.withSamples(0)).hasMessageContaining("samples");
    assertThatThrownBy(() -> good.withEntropyBonus(-1)).hasMessageContaining("entropy bonus");
    assertThatThrownBy(() -> new WarmUpSchedule(1)).hasMessageContaining("less than 1");
    assertThatThrownBy(() -> new ControllerRate.Fixed(0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new ControllerRate.SameSum(-1)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new ControllerRate.PerBatch(0)).hasMessageContaining("1 image");
  }
}
