package mobilenet.search.netadapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepScheduleTest {
  /** Sums of the original's steps, from the reference sheet. */
  @ParameterizedTest
  @CsvSource({"10, 0.209", "30, 0.441", "50, 0.544", "100, 0.614"})
  void whatTheOriginalsStepsTake(int steps, double part) {
    double sum = IntStream.rangeClosed(1, steps).mapToDouble(StepSchedule.ORIGINAL::part).sum();
    assertThat(sum).isCloseTo(part, within(0.0005));
    assertThat(StepSchedule.ORIGINAL.steps(sum)).hasValue(steps);
  }

  @Test
  void whatAllStepsTake() {
    assertThat(StepSchedule.ORIGINAL.reachable()).isCloseTo(0.625, within(1e-12));
    assertThat(StepSchedule.ORIGINAL.steps(0.63)).isEmpty();
    assertThat(StepSchedule.V3.reachable()).isEqualTo(1);
    assertThat(StepSchedule.V3.steps(0.3)).hasValue(30);
  }

  @Test
  void rangesAreChecked() {
    assertThatThrownBy(() -> new StepSchedule(0, 1)).hasMessageContaining("given 0.0");
    assertThatThrownBy(() -> new StepSchedule(0.1, 1.1)).hasMessageContaining("given 1.1");
  }
}
