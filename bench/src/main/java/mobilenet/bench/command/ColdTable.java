package mobilenet.bench.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import mobilenet.bench.cold.ColdResult;
import mobilenet.cli.TextTable;

/** Fresh processes for people: times, memory, and ours as a part of each. */
final class ColdTable {
  private static final String NONE = "–";

  private ColdTable() {}

  static void print(PrintWriter out, List<ColdResult> results) {
    TextTable table =
        new TextTable("process", "answer ms", "ours/this", "exit ms", "peak MiB", "ours/this");
    ColdResult ours = results.get(0);
    for (ColdResult result : results) {
      table.row(
          result.name(),
          decimals(0, result.answerMs()),
          decimals(2, ours.answerMs() / result.answerMs()),
          decimals(0, result.exitMs()),
          result.peakMib().map(mib -> decimals(0, mib)).orElse(NONE),
          result
              .peakMib()
              .flatMap(mib -> ours.peakMib().map(own -> decimals(2, own / mib)))
              .orElse(NONE));
    }
    table.print(out);
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
