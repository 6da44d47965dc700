package mobilenet.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    skipped(documents).forEach(out::println);
  }

  /** A sentence about each runtime that could not run, as {@code bench --peers} prints it. */
  private static Set<String> skipped(List<JsonNode> documents) {
    Set<String> sentences = new LinkedHashSet<>();
    for (JsonNode document : documents) {
      for (JsonNode one : document.path("skipped")) {
        sentences.add(
            RuntimeComparisonTable.skipped(one.get("name").asText(), one.get("reason").asText()));
      }
    }
    return sentences;
  }

  /** A sentence about rows that other processes disturbed, if there are any. */
  static Optional<String> warning(List<JsonNode> documents) {
    long disturbed =
        documents.stream()
            .filter(d -> d.path("othersPercent").asDouble(0) > RuntimeComparisonTable.BUSY_PERCENT)
            .count();
    return disturbed == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d rows were measured while other processes used more than %.0f %% of the"
                    + " processors; measure again when it is quiet",
                disturbed,
                documents.size(),
                RuntimeComparisonTable.BUSY_PERCENT));
  }

  private static String decimals(int digits, JsonNode number) {
    return String.format(Locale.ROOT, "%." + digits + "f", number.asDouble());
  }
}
