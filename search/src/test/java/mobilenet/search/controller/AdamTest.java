package mobilenet.search.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamTest {
  private static Logits row(double... values) {
    return Logits.of(List.of(Arrays.stream(values).boxed().toList()));
  }

  @Test
  void theFirstStepIsTheRateInTheGradientsDirection() {
    Logits logits = row(0.2, 0, -0.1);
    Adam.step(logits, logits.zeros(), List.of(row(0.11720815, -0.20403808, 0)), 1, 0.01);
    // Epsilon counts before the bias is corrected, so it takes 3e-7 of a gradient of 1.
    assertThat(logits.get(0, 0)).isCloseTo(0.19, within(1e-7));
    assertThat(logits.get(0, 1)).isCloseTo(0.01, within(1e-7));
    assertThat(logits.get(0, 2)).isEqualTo(-0.1);
  }

  /** By hand: v = 0.001 · 1, then 0.999 · 0.001 + 0.001 · 4 = 0.004999. */
  @Test
  void theSecondStepKnowsTheFirst() {
    Logits logits = row(0);
    Logits squares = row(0);
    Adam.step(logits, squares, List.of(row(1)), 1, 0);
    assertThat(logits.get(0, 0)).isZero();
    Adam.step(logits, squares, List.of(row(2)), 2, 1);
    assertThat(squares.get(0, 0)).isCloseTo(0.004999, within(1e-15));
    double corrected = Math.sqrt(1 - 0.999 * 0.999);
    assertThat(logits.get(0, 0))
        .isCloseTo(-2 * corrected / (Math.sqrt(0.004999) + 1e-8), within(1e-12));
  }

  /** Mean gradient (3 − 1) / 2 = 1, mean square (9 + 1) / 2 = 5. */
  @Test
  void squaresOfSeveralSamplesAreAveragedNotTheSquareOfTheAverage() {
    Logits logits = row(0);
    Logits squares = row(0);
    Adam.step(logits, squares, List.of(row(3), row(-1)), 1, 1);
    assertThat(squares.get(0, 0)).isCloseTo(0.005, within(1e-15));
    assertThat(logits.get(0, 0)).isCloseTo(-1 / Math.sqrt(5), within(1e-6));
  }
}
