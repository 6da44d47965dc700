package mobilenet.search.command;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mobilenet.cli.TextTable;
import mobilenet.cli.UsageException;
import mobilenet.search.statistics.Interval;
import mobilenet.search.statistics.PairedDifference;

/**
 * NetAdapt beside the plain width multiplier, a pair a seed; what {@code --json} prints.
 *
 * @param rows of both methods, in the order of seeds
 * @param difference of the accuracies, NetAdapt's less the multiplier's, with a 95 % interval;
 *     empty for a single seed
 */
record WidthComparison(List<Row> rows, Optional<Interval> difference) {
  private static final double LEVEL = 0.95;
  private static final double PERCENT = 100;

  /** Where a network comes from. */
  enum Method implements Labelled {
    /** Adapted. */
    NETADAPT,
    /** The width multiplier. */
    WIDTH;

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A network.
   *
   * @param method that it comes from
   * @param seed of its training
   * @param predictedMs by the table
   * @param ms measured
   * @param top1 on the test split, 0 to 1
   */
  record Row(Method method, long seed, double predictedMs, double ms, double top1) {}

  /**
   * Compares.
   *
   * @param rows of both methods for each seed
   * @throws UsageException if a seed is there twice
   */
  static WidthComparison of(List<Row> rows) {
    List<Row> sorted =
        rows.stream()
            .sorted(Comparator.comparingLong(Row::seed).thenComparing(Row::method))
            .toList();
    requirePairs(rows.stream().map(Row::seed).toList());
    double[] netadapt = top1(sorted, Method.NETADAPT);
    double[] width = top1(sorted, Method.WIDTH);
    return new WidthComparison(
        sorted,
        netadapt.length < 2
            ? Optional.empty()
            : Optional.of(PairedDifference.interval(netadapt, width, LEVEL)));
  }

  /**
   * Checks the seeds of networks, which is possible before any of them is measured.
   *
   * @param seeds of two networks a folder
   * @throws UsageException if a seed is that of several folders
   */
  static void requirePairs(List<Long> seeds) {
    if (seeds.stream().distinct().count() * Method.values().length != seeds.size()) {
      throw new UsageException("two of the folders are of one seed; give a folder of each seed");
    }
  }

  private static double[] top1(List<Row> rows, Method method) {
    return rows.stream().filter(row -> row.method == method).mapToDouble(Row::top1).toArray();
  }

  /** A row a network. */
  String csv() {
    return rows.stream()
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%s,%d,%.5f,%.4f\n",
                    row.method.label(),
                    row.seed,
                    row.ms,
                    row.top1))
        .collect(Collectors.joining("", "method,seed,latency_ms,top1\n", ""));
  }

  /** For people. */
  void print(PrintWriter out) {
    TextTable table =
        new TextTable("seed", "method", "predicted ms", "measured ms", "off", "test top-1");
    for (Row row : rows) {
      table.row(
          row.seed,
          row.method.label(),
          text("%.4f", row.predictedMs),
          text("%.4f", row.ms),
          text("%+.1f %%", PERCENT * (row.ms / row.predictedMs - 1)),
          text("%.2f %%", PERCENT * row.top1));
    }
    table.print(out);
    out.println();
    out.println(
        difference
            .map(
                d ->
                    text(
                        "netadapt less width: %+.2f percentage points, 95 %% interval %+.2f to"
                            + " %+.2f, of %d pairs",
                        PERCENT * d.estimate(),
                        PERCENT * d.low(),
                        PERCENT * d.high(),
                        rows.size() / 2))
            .orElse("one seed has no interval"));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
