package mobilenet.bench.report;

import java.util.List;
import java.util.Locale;
import mobilenet.bench.peer.Runtimes;

/**
 * A row of {@code results/latency.csv}.
 *
 * @param network name of the architecture
 * @param size of the image
 * @param threads of each runtime
 * @param batch images a run
 * @param oursMs our median
 * @param ortMs ONNX Runtime's median
 * @param jdk version of the Java virtual machine
 * @param machine processor and cores
 * @param date as in 2026-01-31
 */
public record LatencyRow(
    String network,
    int size,
    int threads,
    int batch,
    double oursMs,
    double ortMs,
    String jdk,
    String machine,
    String date) {
  /** Names of the columns. */
  public static final List<String> COLUMNS =
      List.of(
          "network", "size", "threads", "batch", "ours_ms", "ort_ms", "ratio", "jdk", "machine",
          "date");

  /** Checks that both times were measured. */
  public LatencyRow {
    if (!(oursMs > 0 && ortMs > 0)) {
      throw new IllegalArgumentException(
          "expected two times, given " + oursMs + " and " + ortMs + " ms");
    }
  }

  /**
   * The row of a comparison.
   *
   * @throws IllegalArgumentException if ONNX Runtime was not measured
   */
  public static LatencyRow of(RuntimeComparison c) {
    PeerResult ort =
        c.peer("ONNX Runtime")
            .orElseThrow(() -> new IllegalArgumentException(withoutOnnxRuntime(c)));
    return new LatencyRow(
        c.network(),
        c.size(),
        c.threads(),
        c.batch(),
        c.peers().get(0).medianMs(),
        ort.medianMs(),
        c.jdk(),
        c.machine(),
        c.date());
  }

  private static String withoutOnnxRuntime(RuntimeComparison c) {
    return "a row of the file needs ONNX Runtime's time, "
        + c.skipped().stream()
            .filter(skipped -> skipped.name().equals(Runtimes.ONNXRUNTIME.toString()))
            .findFirst()
            .map(skipped -> "and it cannot run here: " + skipped.reason())
            .orElse("which was not asked for; add onnxruntime to the peers");
  }

  /**
   * The row of those cells.
   *
   * @throws IllegalArgumentException if there are more or fewer than columns, or a number is none
   */
  static LatencyRow parse(List<String> cells) {
    if (cells.size() != COLUMNS.size()) {
      throw new IllegalArgumentException(
          "expected " + COLUMNS.size() + " cells, found " + cells.size());
    }
    return new LatencyRow(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        Integer.parseInt(cells.get(2)),
        Integer.parseInt(cells.get(3)),
        Double.parseDouble(cells.get(4)),
        Double.parseDouble(cells.get(5)),
        cells.get(7),
        cells.get(8),
        cells.get(9));
  }

  /** Cells in the order of the columns. */
  List<String> cells() {
    return List.of(
        network,
        Integer.toString(size),
        Integer.toString(threads),
        Integer.toString(batch),
        decimals(oursMs),
        decimals(ortMs),
        decimals(oursMs / ortMs),
        jdk,
        machine,
        date);
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
