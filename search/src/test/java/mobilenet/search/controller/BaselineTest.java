package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {
  @Test
  void itIsDebiased() {
    Baseline baseline = Baseline.NONE.with(0.5);
    assertThat(baseline.value()).isCloseTo(0.5, within(1e-8));
    baseline = baseline.with(0.6);
    assertThat(baseline.value()).isCloseTo(0.55128205, within(1e-8));
    baseline = baseline.with(0.7);
    assertThat(baseline.value()).isCloseTo(0.60341805, within(1e-8));
  }

  @Test
  void manyEqualRewardsAreTheBaseline() {
    Baseline baseline = Baseline.NONE;
    for (int i = 0; i < 20_000; i++) {
      baseline = baseline.with(0.8);
    }
    assertThat(baseline.value()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> new Baseline(0, -1)).hasMessageContaining("0 or more rewards");
    assertThatThrownBy(() -> new Baseline(Double.NaN, 1)).hasMessageContaining("finite");
  }
}
