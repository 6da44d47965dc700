package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of a table of networks that were trained alone, such as {@code results/tiny-space.csv}.
 *
 * @param hash of the architecture
 * @param macs multiply-accumulates
 * @param latencyMs mean over its rows; not a number where one has none
 * @param top1 mean over its seeds
 */
record TrainedAlone(String hash, double macs, double latencyMs, double top1) {
  private static final List<String> COLUMNS = List.of("hash", "seed", "macs", "top1");
  private static final String LATENCY = "latency_ms";

  /** The networks of a table, by hash. */
  static Map<String, TrainedAlone> read(Path file) throws IOException {
    Map<String, List<CsvRow>> rows = new LinkedHashMap<>();
    for (CsvRow row : CsvRow.read(file, COLUMNS)) {
      rows.computeIfAbsent(row.text("hash"), hash -> new ArrayList<>()).add(row);
    }
    Map<String, TrainedAlone> networks = new LinkedHashMap<>();
    for (Map.Entry<String, List<CsvRow>> network : rows.entrySet()) {
      double macs = 0;
      double latency = 0;
      double top1 = 0;
      for (CsvRow row : network.getValue()) {
        macs += row.number("macs");
        latency += row.has(LATENCY) ? row.number(LATENCY) : Double.NaN;
        top1 += row.number("top1");
      }
      int count = network.getValue().size();
      networks.put(
          network.getKey(),
          new TrainedAlone(network.getKey(), macs / count, latency / count, top1 / count));
    }
    return networks;
  }
}
