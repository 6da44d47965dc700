package mobilenet.train.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.TextTable;
import mobilenet.train.comparison.Comparison;

/** Networks beside each other, for people and programs. */
final class ComparisonReport {
  private static final double PERCENT = 100;

  private ComparisonReport() {}

  /** What {@code --json} prints. */
  record Document(List<Comparison.Summary> networks) {}

  static void print(PrintWriter out, Comparison comparison, boolean json) {
    if (json) {
      JsonOutput.print(out, new Document(comparison.summaries()));
      return;
    }
    TextTable table = new TextTable("network", "parameters", "MACs", "ms", "seeds", "test top-1");
    for (Comparison.Summary s : comparison.summaries()) {
      table.row(
          s.network(),
          s.params(),
          s.macs(),
          String.format(Locale.ROOT, "%.2f", s.latencyMs()),
          s.seeds(),
          String.format(
              Locale.ROOT, "%.2f ± %.2f %%", PERCENT * s.meanTop1(), PERCENT * s.deviation()));
    }
    table.print(out);
  }
}
