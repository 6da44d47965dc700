package mobilenet.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AverageSpecTest {

  @Test
  void withoutWarmUpTheDecayIsFixed() {
    AverageSpec average = new AverageSpec(0.9999, false);
    assertThat(average.decayAt(1)).isEqualTo(0.9999);
    assertThat(average.decayAt(1_000_000)).isEqualTo(0.9999);
  }

  /** By hand: 1 − 2^(−2/3), 1 − 8^(−2/3), 1 − 27^(−2/3), 1 − 1000^(−2/3). */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, .3700394750525634", "8, .75", "27, .8888888888888889", "1000, .99"})
  void warmsUpAsTimmDoes(long update, double decay) {
    assertThat(new AverageSpec(0.9999, true).decayAt(update)).isEqualTo(decay, within(1e-12));
  }

  @Test
  void warmUpEndsAtTheDecay() {
    AverageSpec average = new AverageSpec(0.99, true);
    assertThat(average.decayAt(999)).isLessThan(0.99);
    assertThat(average.decayAt(1001)).isEqualTo(0.99);
    assertThat(average.decayAt(Long.MAX_VALUE)).isEqualTo(0.99);
  }

  @Test
  void neverFalls() {
    AverageSpec average = new AverageSpec(0.999, true);
    double before = -1;
    for (long update = 1; update < 50_000; update++) {
      double decay = average.decayAt(update);
      assertThat(decay).as("update %d", update).isBetween(before, 0.999);
      before = decay;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void refusesWhatIsOutOfRange(double decay) {
    assertThatThrownBy(() -> new AverageSpec(decay, false))
        .hasMessage("decay of the average must be 0 to below 1, given " + decay);
  }
}
