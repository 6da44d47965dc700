package mobilenet.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mobilenet.bench.report.LatencyRow;

/** A speed table of the pages, in Markdown. */
public final class SpeedTable {
  private static final String HEAD =
      "| network | size | 1 thread: ours, ms | ONNX Runtime, ms | ratio |"
          + " 2 threads: ours, ms | ONNX Runtime, ms | ratio |";

  private SpeedTable() {}

  /** Its lines: the heading, then a network each. What was not measured is a dash. */
  public static List<String> lines(Comparisons comparisons) {
    List<String> lines = new ArrayList<>(List.of(HEAD, "|---|--:|--:|--:|--:|--:|--:|--:|"));
    for (Comparisons.Row row : comparisons.rows()) {
      lines.add(
          "| `"
              + row.network()
              + "` | "
              + row.size()
              + cells(row.threads(1))
              + cells(row.threads(2))
              + " |");
    }
    return lines;
  }

  private static String cells(Optional<LatencyRow> measured) {
    return measured
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    " | %.2f | %.2f | %.2f",
                    row.oursMs(),
                    row.ortMs(),
                    row.oursMs() / row.ortMs()))
        .orElse(" | – | – | –");
  }
}
