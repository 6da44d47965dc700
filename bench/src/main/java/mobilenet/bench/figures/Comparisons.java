package mobilenet.bench.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mobilenet.bench.report.LatencyRow;

/**
 * The rows of {@code results/latency.csv} that one machine and one JDK gave.
 *
 * @param setting machine, JDK and images a run
 * @param rows one a network, in the file's order
 */
public record Comparisons(Setting setting, List<Row> rows) {
  private static final int MOST_SHOWN_THREADS = 2;

  /**
   * What is the same for all rows.
   *
   * @param machine as the file names it
   * @param jdk major version
   * @param batch images a run
   */
  public record Setting(String machine, int jdk, int batch) {
    private boolean holds(LatencyRow row) {
      return row.machine().equals(machine)
          && row.batch() == batch
          && Runtime.Version.parse(row.jdk()).feature() == jdk;
    }
  }

  /**
   * A network at one size.
   *
   * @param byThreads the latest measurement with each number of threads
   */
  public record Row(String network, int size, Map<Integer, LatencyRow> byThreads) {
    /** Copies the map. */
    public Row {
      byThreads = Map.copyOf(byThreads);
    }

    Optional<LatencyRow> threads(int number) {
      return Optional.ofNullable(byThreads.get(number));
    }
  }

  /** Checks that something was measured there. */
  public Comparisons {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no row was measured on \""
              + setting.machine
              + "\" with JDK "
              + setting.jdk
              + " and batch "
              + setting.batch
              + "; see the columns machine, jdk and batch of the file");
    }
  }

  /** Those of a setting. Where something was measured twice, the later row counts. */
  public static Comparisons of(List<LatencyRow> all, Setting setting) {
    Map<List<Object>, Map<Integer, LatencyRow>> networks = new LinkedHashMap<>();
    for (LatencyRow row : all) {
      if (setting.holds(row)) {
        networks
            .computeIfAbsent(List.of(row.network(), row.size()), key -> new TreeMap<>())
            .put(row.threads(), row);
      }
    }
    List<Row> rows =
        networks.values().stream()
            .map(
                found -> {
                  LatencyRow any = found.values().iterator().next();
                  return new Row(any.network(), any.size(), found);
                })
            .toList();
    return new Comparisons(setting, rows);
  }

  /** All measurements: network by network, with few threads first. */
  public List<LatencyRow> measurements() {
    return rows.stream().flatMap(row -> new TreeMap<>(row.byThreads).values().stream()).toList();
  }

  /** Numbers of threads, in order, that tables and charts do not show: they have one and two. */
  public List<Integer> unshownThreads() {
    return measurements().stream()
        .map(LatencyRow::threads)
        .filter(threads -> threads > MOST_SHOWN_THREADS)
        .distinct()
        .sorted()
        .toList();
  }

  /** The largest ratio of the times that tables and charts show, 0 if they show none. */
  double largestRatio() {
    return measurements().stream()
        .filter(row -> row.threads() <= MOST_SHOWN_THREADS)
        .mapToDouble(row -> row.oursMs() / row.ortMs())
        .max()
        .orElse(0);
  }

  /** The last day on which one of the rows was measured. */
  String lastDate() {
    return measurements().stream().map(LatencyRow::date).max(String::compareTo).orElseThrow();
  }
}
