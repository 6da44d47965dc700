package mobilenet.measure;

import java.util.Arrays;
import java.util.List;

/**
 * Times of one candidate in milliseconds.
 *
 * @param medianMs the middle one
 * @param minMs the shortest
 * @param p90Ms nine of ten are shorter
 * @param runs how many were measured
 */
public record Times(double medianMs, double minMs, double p90Ms, int runs) {
  /** Checks that the numbers can be those of measured runs. */
  public Times {
    boolean ordered = minMs >= 0 && minMs <= medianMs && medianMs <= p90Ms;
    if (runs < 1 || !ordered) {
      throw new IllegalArgumentException(
          "expected runs and min ≤ median ≤ p90, given " + List.of(runs, minMs, medianMs, p90Ms));
    }
  }

  /**
   * From durations in nanoseconds.
   *
   * @param nanos at least one, in any order
   */
  public static Times of(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return new Times(
        sorted[sorted.length / 2] / 1e6,
        sorted[0] / 1e6,
        sorted[sorted.length * 9 / 10] / 1e6,
        sorted.length);
  }
}
