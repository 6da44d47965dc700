package mobilenet.search.landscape;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The ratio of two medians of paired values, with a 95 % percentile interval of a bootstrap over
 * pairs.
 *
 * @param ratio of the medians
 * @param low 2.5 % percentile
 * @param high 97.5 % percentile
 */
public record PairedRatio(double ratio, double low, double high) {
  private static final int RESAMPLES = 2000;
  private static final double TAIL = 0.025;

  /**
   * Median of {@code a} over median of {@code b}.
   *
   * @throws IllegalArgumentException if they are not pairs, or there are none
   */
  public static PairedRatio ofMedians(double[] a, double[] b, long seed) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(
          "expected pairs of values, given " + a.length + " and " + b.length);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] ratios = new double[RESAMPLES];
    double[] ownA = new double[a.length];
    double[] ownB = new double[b.length];
    for (int r = 0; r < RESAMPLES; r++) {
      for (int i = 0; i < a.length; i++) {
        int pair = random.nextInt(a.length);
        ownA[i] = a[pair];
        ownB[i] = b[pair];
      }
      ratios[r] = median(ownA) / median(ownB);
    }
    Arrays.sort(ratios);
    return new PairedRatio(
        median(a) / median(b),
        ratios[(int) (TAIL * RESAMPLES)],
        ratios[(int) ((1 - TAIL) * RESAMPLES) - 1]);
  }

  /** The middle value, or the mean of the two in the middle. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.3f (95 %%: %.3f to %.3f)", ratio, low, high);
  }
}
