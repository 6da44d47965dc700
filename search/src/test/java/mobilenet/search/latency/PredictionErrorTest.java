package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionErrorTest {
  /** Squares of errors 0, 1, 1, 0 of 5 around the mean; one of six pairs is in the wrong order. */
  @Test
  void isWhatOneComputesByHand() {
    PredictionError error =
        PredictionError.of(List.of(1.0, 2.0, 3.0, 4.0), List.of(1.0, 3.0, 2.0, 4.0));
    assertThat(error.r2()).isCloseTo(1 - 2.0 / 5, within(1e-12));
    assertThat(error.mape()).isCloseTo((0.5 + 1.0 / 3) / 4, within(1e-12));
    assertThat(error.tau()).isCloseTo(4.0 / 6, within(1e-12));
  }

  @Test
  void needsAPredictionForEachOfTwoMeasurements() {
    assertThatThrownBy(() -> PredictionError.of(List.of(1.0, 2.0), List.of(1.0)))
        .hasMessageContaining("given 1 and 2");
    assertThatThrownBy(() -> PredictionError.of(List.of(1.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
