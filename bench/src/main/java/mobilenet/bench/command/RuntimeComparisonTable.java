package mobilenet.bench.command;

import java.io.PrintWriter;
import java.util.Locale;
import mobilenet.bench.peer.Contest;
import mobilenet.bench.report.PeerResult;
import mobilenet.bench.report.RuntimeComparison;
import mobilenet.cli.TextTable;

/** A comparison for people. */
final class RuntimeComparisonTable {
  /** Above this share of other processes, the numbers say more about those. */
  public static final double BUSY_PERCENT = 5;

  private RuntimeComparisonTable() {}

  /** Prints what was measured, on what, and how fast each runtime was. */
  public static void print(PrintWriter out, RuntimeComparison c) {
    out.printf(
        Locale.ROOT,
        "%s at %d×%d, batch %d, %d %s; %s, java %s%n",
        c.network(),
        c.size(),
        c.size(),
        c.batch(),
        c.threads(),
        c.threads() == 1 ? "thread" : "threads",
        c.machine(),
        c.jdk());
    TextTable table =
        new TextTable(
            "runtime", "version", "median ms", "p90", "min", "ours/this", "GFLOP/s", "of peak");
    for (PeerResult p : c.peers()) {
      table.row(
          p.name(),
          p.version(),
          decimals(2, p.medianMs()),
          decimals(2, p.p90Ms()),
          decimals(2, p.minMs()),
          decimals(2, p.ratio()),
          decimals(1, p.gflopPerSecond()),
          p.peakPercent().map(percent -> decimals(0, percent) + " %").orElse("–"));
    }
    table.print(out);
    c.peakGflopPerSecondPerCore()
        .ifPresent(peak -> out.printf(Locale.ROOT, "peak of a core: %.0f GFLOP/s%n", peak));
    for (Contest.Skipped skipped : c.skipped()) {
      out.println(skipped(skipped.name(), skipped.reason()));
    }
    c.othersPercent()
        .filter(percent -> percent > BUSY_PERCENT)
        .ifPresent(
            percent ->
                out.printf(
                    Locale.ROOT,
                    "other processes used %.0f %% of the processors: measure again when it is"
                        + " quiet%n",
                    percent));
  }

  /** A sentence about a runtime that could not run. */
  static String skipped(String name, String reason) {
    return name + " was not measured: " + reason;
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
