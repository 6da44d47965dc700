package mobilenet.search.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction (1979) for several tests at once. */
public final class HolmCorrection {
  private HolmCorrection() {}

  /**
   * Adjusted p-values: to hold that each below 5 % is a difference is wrong anywhere among them
   * with a probability of at most 5 %.
   *
   * @param pValues 0 to 1
   * @return in the order given
   */
  public static double[] adjust(double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("a p-value must be 0 to 1, given " + p);
      }
    }
    List<Integer> order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toList();
    double[] adjusted = new double[pValues.length];
    double least = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int test = order.get(rank);
      least = Math.max(least, Math.min(1, (order.size() - rank) * pValues[test]));
      adjusted[test] = least;
    }
    return adjusted;
  }
}
