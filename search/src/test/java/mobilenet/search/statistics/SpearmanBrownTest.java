package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpearmanBrownTest {
  /**
   * The textbook's case: a test of reliability .70 has 2 · .70 / 1.70 = .82 at twice its length.
   */
  @Test
  void twiceTheLength() {
    assertThat(SpearmanBrown.reliabilityOfMean(.70, 2)).isCloseTo(1.40 / 1.70, within(1e-12));
    assertThat(SpearmanBrown.repeatsNeeded(.70, 1.40 / 1.70)).isCloseTo(2, within(1e-12));
  }

  /** By hand: 5 · .41 / (1 + 4 · .41) = 2.05 / 2.64. */
  @Test
  void fiveSeedsOfAReliabilityOf41() {
    assertThat(SpearmanBrown.reliabilityOfMean(.41, 5)).isCloseTo(2.05 / 2.64, within(1e-12));
    assertThat(SpearmanBrown.repeatsNeeded(.41, .78)).isBetween(5.0, 5.2);
  }

  @Test
  void whereThereIsNoReliabilityNoNumberIsEnough() {
    assertThat(SpearmanBrown.repeatsNeeded(0, .78)).isInfinite();
    assertThat(SpearmanBrown.repeatsNeeded(-.1, .78)).isInfinite();
    assertThat(SpearmanBrown.repeatsNeeded(1, .78)).isZero();
    assertThat(SpearmanBrown.repeatsNeeded(Double.NaN, .78)).isNaN();
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> SpearmanBrown.repeatsNeeded(.5, 1))
        .hasMessage("the target must be between 0 and 1, given 1.0");
  }
}
