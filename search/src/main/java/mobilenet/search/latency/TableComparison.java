package mobilenet.search.latency;

import java.util.ArrayList;
import java.util.List;
import mobilenet.search.statistics.KendallTau;

/**
 * How far two devices agree about which networks are fast, by their tables.
 *
 * @param networks that neither table guesses much of
 * @param tau Kendall's rank correlation (τ-b) of their predictions, −1 to 1
 * @param ratio median of the second table's time over the first's
 */
public record TableComparison(int networks, double tau, double ratio) {
  /** Of a network's time. */
  private static final double MOST_GUESSED = 0.02;

  private static final int LEAST_NETWORKS = 3;

  /**
   * Compares two tables.
   *
   * @param networks to predict with both
   * @throws IllegalArgumentException if there are fewer than three that both tables know
   */
  public static TableComparison of(
      TableLatency first, TableLatency second, List<SizedNetwork> networks) {
    List<Double> ofFirst = new ArrayList<>();
    List<Double> ofSecond = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (SizedNetwork network : networks) {
      Prediction a = first.predict(network);
      Prediction b = second.predict(network);
      if (isKnown(a) && isKnown(b)) {
        ofFirst.add(a.ms());
        ofSecond.add(b.ms());
        ratios.add(b.ms() / a.ms());
      }
    }
    if (ratios.size() < LEAST_NETWORKS) {
      throw new IllegalArgumentException(
          "both tables must know at least "
              + LEAST_NETWORKS
              + " of the networks to be compared, and they know "
              + ratios.size()
              + " of "
              + networks.size()
              + "; give the --space, --sizes and --classes that they were measured with");
    }
    return new TableComparison(
        ratios.size(), KendallTau.of(array(ofFirst), array(ofSecond)), Spread.of(ratios).median());
  }

  private static boolean isKnown(Prediction prediction) {
    return prediction.guessedMs() <= MOST_GUESSED * prediction.ms();
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(d -> d).toArray();
  }
}
