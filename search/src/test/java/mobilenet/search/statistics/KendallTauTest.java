package mobilenet.search.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KendallTauTest {
  /**
   * S. Siegel, Nonparametric Statistics for the Behavioral Sciences (1956), chapter 9: twelve
   * students' authoritarianism, striving for status, and yielding to a group.
   */
  private static final double[] AUTHORITARIANISM = {2, 6, 5, 1, 10, 9, 8, 3, 4, 12, 7, 11};

  private static final double[] STRIVING = {3, 4, 2, 1, 8, 11, 10, 6, 7, 12, 5, 9};
  private static final double[] YIELDING = {1.5, 1.5, 3.5, 3.5, 5, 6, 7, 8, 9, 10.5, 10.5, 12};

  /** Siegel: τ = .67, and .39 and .36 with the correction for ties. */
  @Test
  void siegelsStudents() {
    assertThat(KendallTau.of(AUTHORITARIANISM, STRIVING)).isCloseTo(.67, within(.005));
    assertThat(KendallTau.of(STRIVING, YIELDING)).isCloseTo(.39, within(.005));
    assertThat(KendallTau.of(AUTHORITARIANISM, YIELDING)).isCloseTo(.36, within(.005));
  }

  /** Siegel's partial τ, .62, is of the three rounded ones; SciPy 1.17's give .6135709. */
  @Test
  void siegelsStudentsApartFromYielding() {
    assertThat(KendallTau.partial(.67, .36, .39)).isCloseTo(.62, within(.005));
    assertThat(KendallTau.partial(AUTHORITARIANISM, STRIVING, YIELDING))
        .isCloseTo(.6135709, within(1e-7));
  }

  /** The example of scipy.stats.kendalltau: -0.47140452079103173. */
  @Test
  void tiesOnBothSides() {
    assertThat(KendallTau.of(new double[] {12, 2, 1, 12, 2}, new double[] {1, 4, 7, 1, 0}))
        .isCloseTo(-0.47140452079103173, within(1e-12));
  }

  @Test
  void whereNothingIsLeftItIsUndefined() {
    double[] same = {1, 1, 1};
    double[] rising = {1, 2, 3};
    assertThat(KendallTau.of(same, rising)).isNaN();
    assertThat(KendallTau.partial(rising, new double[] {2, 1, 3}, rising)).isNaN();
    assertThat(KendallTau.partial(rising, new double[] {2, 1, 3}, same)).isNaN();
  }

  @Test
  void mistakes() {
    assertThatThrownBy(() -> KendallTau.of(new double[] {1, 2}, new double[] {1}))
        .hasMessage("expected two or more pairs of numbers, given 2 and 1");
    assertThatThrownBy(() -> KendallTau.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
        .hasMessage("expected numbers, given NaN among [1.0, NaN]");
  }
}
