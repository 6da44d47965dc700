package mobilenet.train.trainer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final List<EpochMetrics> unseen = new ArrayList<>();
  private Optional<TensorBoardLog> events = Optional.empty();

  private RunLogs(String title, RunFolder folder, ByProducts byProducts, MetricsLog metrics) {
    this.title = title;
    this.folder = folder;
    this.byProducts = byProducts;
    this.metrics = metrics;
  }

  /** Logs from a position on; what older ones say of later epochs is cut. */
  static RunLogs open(String title, RunFolder folder, ByProducts byProducts, Position position)
      throws IOException {
    MetricsLog metrics = MetricsLog.resume(folder.path(), position.epoch());
    RunLogs logs = new RunLogs(title, folder, byProducts, metrics);
    if (!TensorBoardLog.isIn(folder.path())) {
      logs.unseen.addAll(metrics.rows());
    }
    return logs;
  }

  /**
   * Adds a row.
   *
   * @throws IOException if the metrics cannot be written
   */
  void append(EpochMetrics row) throws IOException {
    metrics.append(row);
    unseen.add(row);
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
    while (!unseen.isEmpty()) {
      EpochMetrics row = unseen.get(0);
      TensorBoardLog log =
          events.isPresent()
              ? events.get()
              : TensorBoardLog.open(folder.path(), Math.max(0, row.step() - 1), Clock.systemUTC());
      // After a failure that may have left half a record, another file takes over.
      events = Optional.empty();
      log.append(row);
      events = Optional.of(log);
      unseen.remove(0);
    }
  }
}
