package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmCorrectionTest {
  /** The example of Wikipedia, Holm–Bonferroni method: adjusted 0.03, 0.06, 0.06, 0.02. */
  @Test
  void fourTests() {
    assertThat(HolmCorrection.adjust(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  /** Few, or likely ones: at most 1. */
  @Test
  void limits() {
    assertThat(HolmCorrection.adjust()).isEmpty();
    assertThat(HolmCorrection.adjust(0.3)).containsExactly(0.3);
    assertThat(HolmCorrection.adjust(0.6, 0.7)).containsExactly(1, 1);
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> HolmCorrection.adjust(0.5, 1.5))
        .hasMessage("a p-value must be 0 to 1, given 1.5");
  }
}
