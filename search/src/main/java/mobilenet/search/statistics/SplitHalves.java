package mobilenet.search.statistics;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * How far repeats agree among themselves in the order of things. This is no bound on how far
 * another ranking can agree with the mean of all repeats: both halves are noisier than that.
 */
public final class SplitHalves {
  private SplitHalves() {}

  /**
   * Kendall's τ between the means of two halves of the repeats, averaged over all ways to halve
   * them. Of an odd number of repeats, one half has one more.
   *
   * @param values [things][repeats], at least two each
   * @param adjust what to compare instead of a half's means, such as their residuals
   */
  public static double tau(double[][] values, UnaryOperator<double[]> adjust) {
    int repeats = values[0].length;
    double sum = 0;
    int splits = 0;
    for (Iterator<int[]> halves = CombinatoricsUtils.combinationsIterator(repeats, repeats / 2);
        halves.hasNext();
        splits++) {
      boolean[] first = new boolean[repeats];
      for (int repeat : halves.next()) {
        first[repeat] = true;
      }
      sum +=
          KendallTau.of(
              adjust.apply(means(values, first, true)), adjust.apply(means(values, first, false)));
    }
    return sum / splits;
  }

  private static double[] means(double[][] values, boolean[] first, boolean which) {
    return Arrays.stream(values)
        .mapToDouble(
            row -> {
              double sum = 0;
              int count = 0;
              for (int repeat = 0; repeat < row.length; repeat++) {
                if (first[repeat] == which) {
                  sum += row[repeat];
                  count++;
                }
              }
              return sum / count;
            })
        .toArray();
  }
}
