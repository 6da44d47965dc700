package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden numbers of softmax, computed apart from this code. */
class FactorTest {
  private static final Logits LOGITS = Logits.of(List.of(List.of(0.2, 0.0, -0.1)));
  private static final Factor FREE = Factor.free(0, 3);

  @Test
  void gradientOfTheLossOfOneNetwork() {
    Logits gradient = LOGITS.zeros();
    FREE.addLogProbabilityGradient(1, LOGITS, gradient);
    double advantage = 0.3;
    assertThat(-advantage * gradient.get(0, 0)).isCloseTo(0.11720815, within(1e-8));
    assertThat(-advantage * gradient.get(0, 1)).isCloseTo(-0.20403808, within(1e-8));
    assertThat(-advantage * gradient.get(0, 2)).isCloseTo(0.08682993, within(1e-8));
  }

  @Test
  void entropyAndItsGradient() {
    assertThat(FREE.entropy(LOGITS)).isCloseTo(1.09063561, within(1e-8));
    Logits gradient = LOGITS.zeros();
    FREE.addEntropyGradient(LOGITS, gradient);
    assertThat(gradient.get(0, 0)).isCloseTo(-0.05891841, within(1e-8));
    assertThat(gradient.get(0, 1)).isCloseTo(0.01573630, within(1e-8));
    assertThat(gradient.get(0, 2)).isCloseTo(0.04318210, within(1e-8));
  }

  @Test
  void hugeLogitsStayFinite() {
    Logits huge = Logits.of(List.of(List.of(5000.0, -5000.0, 0.0)));
    assertThat(FREE.entropy(huge)).isZero();
    assertThat(FREE.logProbability(1, huge)).isEqualTo(-10000);
    Logits gradient = huge.zeros();
    FREE.addLogProbabilityGradient(1, huge, gradient);
    FREE.addEntropyGradient(huge, gradient);
    assertThat(gradient.toLists()).isEqualTo(List.of(List.of(-1.0, 1.0, 0.0)));
  }

  @Test
  void combinationsThatDoNotExistAreLeftOut() {
    // Two decisions of two options, both logits of the first are equal; (0, 0) does not exist.
    Logits logits = Logits.of(List.of(List.of(0.0, 0.0), List.of(Math.log(3), 0.0)));
    List<Factor> factors =
        Factor.of(
            List.of(0, 1), List.of(2, 2), List.of(List.of(0, 1), List.of(1, 0), List.of(1, 1)));
    assertThat(factors).hasSize(1);
    // Weights 1, 3 and 1.
    assertThat(Math.exp(factors.get(0).logProbability(1, logits))).isCloseTo(0.6, within(1e-12));
    assertThat(factors.get(0).mostProbable(logits)).isEqualTo(1);
    Logits gradient = logits.zeros();
    factors.get(0).addLogProbabilityGradient(0, logits, gradient);
    assertThat(gradient.get(0, 0)).isCloseTo(0.8, within(1e-12));
    assertThat(gradient.get(0, 1)).isCloseTo(-0.8, within(1e-12));
    assertThat(gradient.get(1, 0)).isCloseTo(-0.6, within(1e-12));
    assertThat(gradient.get(1, 1)).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void decisionsWhoseCombinationsAllExistAreDrawnApart() {
    List<List<Integer>> all = List.of(List.of(0, 0), List.of(0, 1), List.of(1, 0), List.of(1, 1));
    assertThat(Factor.of(List.of(0, 1), List.of(2, 2), all)).hasSize(2);
  }
}
