package mobilenet.train.trainer;

import java.io.IOException;
import java.time.Clock;
import mobilenet.train.log.CurvesPlot;
import mobilenet.train.log.EpochMetrics;
import mobilenet.train.log.MetricsLog;
import mobilenet.train.log.TensorBoardLog;

/** What a run writes down after each epoch: CSV and JSON lines, TensorBoard events, curves. */
final class RunLogs {
  private final String title;
  private final RunFolder folder;
  private final MetricsLog metrics;
  private final TensorBoardLog events;

  private RunLogs(String title, RunFolder folder, MetricsLog metrics, TensorBoardLog events) {
    this.title = title;
    this.folder = folder;
    this.metrics = metrics;
    this.events = events;
  }

  /** Logs from a position on; what older ones say of later epochs is cut. */
  static RunLogs open(String title, RunFolder folder, Position position) throws IOException {
    return new RunLogs(
        title,
        folder,
        MetricsLog.resume(folder.path(), position.epoch()),
        TensorBoardLog.open(folder.path(), position.updates(), Clock.systemUTC()));
  }

  void append(EpochMetrics row) throws IOException {
    metrics.append(row);
    events.append(row);
    CurvesPlot.write(folder.curves(), title, metrics.rows());
  }
}
