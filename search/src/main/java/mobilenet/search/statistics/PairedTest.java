package mobilenet.search.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Two-sided tests of whether two methods differ, from pairs such as of one seed each. Several of
 * them together need {@link HolmCorrection}.
 */
public enum PairedTest {
  /** Exact; counts only who is better. Pairs that are equal are left out. */
  SIGN {
    @Override
    double ofDifferences(double[] differences) {
      int better = (int) Arrays.stream(differences).filter(d -> d > 0).count();
      return BinomialTest.withDefaults().test(differences.length, better, 0.5).getPValue();
    }
  },
  /**
   * Wilcoxon's signed ranks: counts also how much better. Exact without ties, up to a thousand
   * pairs; normal with a correction for ties otherwise. Pairs that are equal are left out.
   */
  WILCOXON {
    @Override
    double ofDifferences(double[] differences) {
      return WilcoxonSignedRankTest.withDefaults().test(differences).getPValue();
    }
  };

  /**
   * The probability of a difference like this or larger if there were none; 1 where all pairs are
   * equal.
   *
   * @throws IllegalArgumentException if they are not pairs
   */
  public double pValue(double[] a, double[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(
          "expected pairs of numbers, given " + a.length + " and " + b.length);
    }
    double[] differences = new double[a.length];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    double[] unequal = Arrays.stream(differences).filter(d -> d != 0).toArray();
    return unequal.length == 0 ? 1 : ofDifferences(unequal);
  }

  abstract double ofDifferences(double[] differences);
}
