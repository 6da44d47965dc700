package mobilenet.bench.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One measurement of the table.
 *
 * @param network what runs
 * @param threads of each runtime
 * @param batch images a run
 */
record TableRow(TableNetwork network, int threads, int batch) {

  /** All combinations, network by network. */
  static List<TableRow> all(
      List<TableNetwork> networks, List<Integer> batches, List<Integer> threads) {
    List<TableRow> rows = new ArrayList<>();
    for (TableNetwork network : networks) {
      for (int batch : batches) {
        for (int count : threads) {
          rows.add(new TableRow(network, count, batch));
        }
      }
    }
    return rows;
  }

  /** Arguments of the command that measures this row. */
  List<String> arguments(int seconds, List<String> only, Optional<Path> csv) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "bench",
                network.name(),
                "--peers",
                "--json",
                "--size",
                Integer.toString(network.size()),
                "--threads",
                Integer.toString(threads),
                "--batch",
                Integer.toString(batch),
                "--seconds",
                Integer.toString(seconds)));
    if (!only.isEmpty()) {
      line.addAll(List.of("--only", String.join(",", only)));
    }
    csv.ifPresent(file -> line.addAll(List.of("--csv", file.toString())));
    return line;
  }

  @Override
  public String toString() {
    return network.name() + "@" + network.size() + ", batch " + batch + ", threads " + threads;
  }
}
