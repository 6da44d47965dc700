package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mobilenet.cli.TextTable;
import mobilenet.cli.UsageException;
import mobilenet.search.latency.SizedNetwork;
import mobilenet.search.latency.Stamp;
import mobilenet.search.latency.TableComparison;
import mobilenet.search.latency.TableLatency;

/**
 * Compares what two tables say of the same networks.
 *
 * @param source of networks
 * @param report to the user
 */
record TablePair(NetworkSource source, Report report) {
  /** A small space has no more, and τ of a larger one is known to some hundredths by then. */
  private static final int MOST_NETWORKS = 250;

  /** A row of the JSON document. */
  record Row(int size, int networks, double tau, double ratio) {}

  /** The JSON document. */
  record Document(List<String> devices, List<Row> sizes, List<String> notices) {}

  /** Compares. */
  int run(List<Path> tables) throws IOException {
    if (tables.size() != 2) {
      throw new UsageException("--compare takes two tables, given " + tables.size());
    }
    List<TableLatency> latencies = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Path table : tables) {
      TableLatency latency = TabledCost.of(FrozenTable.read(table)).latency();
      latency.otherKernels().ifPresent(text -> notices.add(table + ": " + text));
      latencies.add(latency);
    }
    List<Row> rows = new ArrayList<>();
    for (int size : source.sizes()) {
      List<SizedNetwork> networks =
          source.isList() ? source.all(size) : source.others(size, MOST_NETWORKS, Set.of());
      try {
        TableComparison comparison =
            TableComparison.of(latencies.get(0), latencies.get(1), networks);
        rows.add(new Row(size, comparison.networks(), comparison.tau(), comparison.ratio()));
      } catch (IllegalArgumentException e) {
        throw new UsageException("at " + size + " px: " + e.getMessage());
      }
    }
    List<String> devices =
        latencies.stream().map(latency -> device(latency.table().stamp())).toList();
    report.line(devices.get(0) + " against " + devices.get(1));
    TextTable table = new TextTable("size", "networks", "τ", "second over first");
    rows.forEach(
        row ->
            table.row(
                row.size(), row.networks(), text("%.3f", row.tau()), text("%.3f", row.ratio())));
    table.print(report.text());
    notices.forEach(report::line);
    report.document(new Document(devices, rows, notices));
    return 0;
  }

  private static String device(Stamp stamp) {
    return stamp.target() + " on " + stamp.processor() + ", " + stamp.kernels();
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
