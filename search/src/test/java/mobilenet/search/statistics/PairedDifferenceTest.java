package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
  /** Student's data on sleep (1908), and what R's {@code t.test(…, paired = TRUE)} says of it. */
  @Test
  void isWhatRSays() {
    double[] first = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    double[] second = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
    Interval interval = PairedDifference.interval(first, second, 0.95);
    assertThat(interval.estimate()).isCloseTo(-1.58, within(1e-12));
    assertThat(interval.low()).isCloseTo(-2.4598858, within(1e-7));
    assertThat(interval.high()).isCloseTo(-0.7001142, within(1e-7));
  }

  @Test
  void equalDifferencesHaveNoWidth() {
    Interval interval = PairedDifference.interval(new double[] {2, 3}, new double[] {1, 2}, 0.95);
    assertThat(interval).isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void onePairIsTooFew() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDifference.interval(new double[1], new double[1], 0.95))
        .withMessage("expected at least two pairs of numbers, given 1 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDifference.interval(new double[2], new double[3], 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PairedDifference.interval(new double[2], new double[2], 1));
  }
}
