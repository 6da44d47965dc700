package mobilenet.search.latency;

import java.util.List;

/**
 * What has become of the machine's speed since a table was measured: the clock of a rented machine
 * is another at another hour, and each start of Java compiles its kernels a little differently. A
 * table is frozen, and its times are of the hour it was made in.
 *
 * @param ratio time that the table's own networks take now, as a part of what they took for the
 *     table: the median of them, 1 where there are none
 * @param uncertainty standard error of the ratio
 * @param controls networks that it is of
 */
public record Drift(double ratio, double uncertainty, int controls) {
  /** Nothing is known of a change. */
  static final Drift NONE = new Drift(1, 0, 0);

  /** Of a normal distribution: standard deviations in an interquartile range. */
  private static final double QUARTILES = 1.349;

  /** Of a normal distribution: standard error of a median over that of a mean. */
  private static final double MEDIAN = 1.2533;

  /** From the ratio of each network. */
  static Drift of(List<Double> ratios) {
    if (ratios.isEmpty()) {
      return NONE;
    }
    Spread spread = Spread.of(ratios);
    double error = MEDIAN * spread.interquartileRange() / QUARTILES / Math.sqrt(ratios.size());
    return new Drift(spread.median(), error, ratios.size());
  }
}
