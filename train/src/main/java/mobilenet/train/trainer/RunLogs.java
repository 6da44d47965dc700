package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import mobilenet.train.log.CurvesPlot;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.log.MetricsLog;
import mobilenet.train.log.TensorBoardLog;

/**
 * What a run writes down after each epoch: CSV and JSON lines, and from these TensorBoard events
 * and curves.
 */
final class RunLogs {
  private final String title;
  private final RunFolder folder;
  private final ByProducts byProducts;
  private final MetricsLog metrics;

  /** Rows of before this start; the events may have them, but none of those that follow. */
  private final int resumed;

  private Optional<TensorBoardLog> events = Optional.empty();

  /** How many rows the events have. */
  private OptionalInt seen = OptionalInt.empty();

  private RunLogs(String title, RunFolder folder, ByProducts byProducts, MetricsLog metrics) {
    this.title = title;
    this.folder = folder;
    this.byProducts = byProducts;
    this.metrics = metrics;
    this.resumed = metrics.rows().size();
  }

  /** Logs from a position on; what older ones say of later epochs is cut. */
  static RunLogs open(String title, RunFolder folder, ByProducts byProducts, Position position)
      throws IOException {
    MetricsLog metrics = MetricsLog.resume(folder.path(), position.epoch());
    return new RunLogs(title, folder, byProducts, metrics);
  }

  /**
   * Adds a row.
   *
   * @throws IOException if the metrics cannot be written
   */
  void append(EpochMetrics row) throws IOException {
    metrics.append(row);
    writeByProducts();
  }

  /** Writes what can be made anew from the metrics. */
  void writeByProducts() {
    byProducts.write(folder.path().resolve("events.out.tfevents"), this::writeEvents);
    if (!metrics.rows().isEmpty()) {
      Path curves = folder.curves();
      byProducts.write(curves, () -> CurvesPlot.write(curves, title, metrics.rows()));
    }
  }

  private void writeEvents() throws IOException {
    List<EpochMetrics> rows = metrics.rows();
    int next = seen.isPresent() ? seen.getAsInt() : countSeen(rows.subList(0, resumed));
    for (; next < rows.size(); next++) {
      EpochMetrics row = rows.get(next);
      TensorBoardLog log =
          events.isPresent()
              ? events.get()
              : TensorBoardLog.open(folder.path(), Math.max(0, row.step() - 1), Clock.systemUTC());
      // After a failure that may have left half a record, another file takes over.
      events = Optional.empty();
      log.append(row);
      events = Optional.of(log);
      seen = OptionalInt.of(next + 1);
    }
  }

  /** What a full disk or a kill has kept from the events is written once more. */
  private int countSeen(List<EpochMetrics> rows) throws IOException {
    Set<Long> shown = TensorBoardLog.shown(folder.path());
    int count = 0;
    while (count < rows.size() && shown.contains(rows.get(count).step())) {
      count++;
    }
    return count;
  }
}
