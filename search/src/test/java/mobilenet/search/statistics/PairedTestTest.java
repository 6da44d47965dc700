package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedTestTest {
  /** Hollander and Wolfe (1973), as in R's help of wilcox.test: V = 40, one-sided p 0.01953. */
  @Test
  void depressionBeforeAndAfterTherapy() {
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    assertThat(PairedTest.WILCOXON.pValue(before, after)).isCloseTo(2 * .01953, within(1e-5));
  }

  /**
   * J. H. Zar, Biostatistical Analysis (1999): of ten deer, eight have the longer hind leg; the
   * two-sided p is 0.109375.
   */
  @Test
  void legsOfDeer() {
    double[] hind = {142, 140, 144, 144, 142, 146, 149, 150, 142, 148};
    double[] fore = {138, 136, 147, 139, 143, 141, 143, 145, 136, 146};
    assertThat(PairedTest.SIGN.pValue(hind, fore)).isCloseTo(.109375, within(1e-12));
  }

  /** By hand: all of ten, on either side, 2 / 2¹⁰. */
  @Test
  void equalPairsDoNotCount() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    double[] b = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 12};
    assertThat(PairedTest.SIGN.pValue(a, b)).isCloseTo(2 / 1024.0, within(1e-12));
    assertThat(PairedTest.WILCOXON.pValue(a, b)).isCloseTo(2 / 1024.0, within(1e-12));
    assertThat(PairedTest.SIGN.pValue(a, a)).isEqualTo(1);
    assertThat(PairedTest.WILCOXON.pValue(a, a)).isEqualTo(1);
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> PairedTest.SIGN.pValue(new double[1], new double[2]))
        .hasMessage("expected pairs of numbers, given 1 and 2");
  }
}
