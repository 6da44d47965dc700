package mobilenet.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import mobilenet.cli.TextTable;

/**
 * Rows for people: every runtime's median, ours as a part of it, and how busy the processors were
 * with something else.
 */
final class RowTable {
  private RowTable() {}

  static void print(PrintWriter out, List<JsonNode> documents) {
    TextTable table =
        new TextTable(
            "network",
            "size",
            "batch",
            "threads",
            "runtime",
            "median ms",
            "ours/this",
            "GFLOP/s",
            "others");
    for (JsonNode document : documents) {
      for (JsonNode peer : document.get("peers")) {
        table.row(
            document.get("network").asText(),
            document.get("size").asText(),
            document.get("batch").asText(),
            document.get("threads").asText(),
            peer.get("name").asText(),
            decimals(2, peer.get("medianMs")),
            decimals(2, peer.get("ratio")),
            decimals(1, peer.get("gflopPerSecond")),
            document.has("othersPercent")
                ? decimals(0, document.get("othersPercent")) + " %"
                : "–");
      }
    }
    table.print(out);
  }

  private static String decimals(int digits, JsonNode number) {
    return String.format(Locale.ROOT, "%." + digits + "f", number.asDouble());
  }
}
