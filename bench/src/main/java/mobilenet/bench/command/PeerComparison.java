package mobilenet.bench.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mobilenet.bench.peer.Contest;
import mobilenet.bench.peer.Runtimes;
import mobilenet.bench.peer.Task;
import mobilenet.bench.report.LatencyFile;
import mobilenet.bench.report.LatencyRow;
import mobilenet.bench.report.RuntimeComparison;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.PeerBenchmark;
import mobilenet.cli.UsageException;
import mobilenet.measure.OtherProcesses;
import mobilenet.measure.StableWeights;

/** {@code mobilenet bench NAME|FILE|CHECKPOINT --peers}. */
public final class PeerComparison implements PeerBenchmark {
  /** For the service loader. */
  public PeerComparison() {}

  @Override
  public void measure(Request request, PrintWriter out, PrintWriter err) throws IOException {
    List<Runtimes> others = others(request.only());
    Optional<LatencyFile> file = file(request.csv(), others);
    Task task =
        new Task(
            request.architecture().name(),
            request.weights().orElseGet(() -> StableWeights.bind(request.architecture())),
            request.size(),
            request.threads(),
            request.batch());
    OtherProcesses otherProcesses = OtherProcesses.watch();
    Contest.Result result;
    try {
      result = Contest.hold(task, others, request.seconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
    RuntimeComparison comparison = RuntimeComparison.of(result, otherProcesses.percent());
    if (request.json()) {
      JsonOutput.print(out, comparison);
    } else {
      RuntimeComparisonTable.print(out, comparison);
    }
    if (file.isPresent()) {
      file.get().append(LatencyRow.of(comparison));
    }
  }

  /**
   * Where rows are appended.
   *
   * @throws UsageException if the runtime is missing that rows have a column for
   * @throws IOException if the file holds something else, or cannot be written
   */
  static Optional<LatencyFile> file(Optional<Path> csv, List<Runtimes> others) throws IOException {
    Optional<LatencyFile> file = csv.map(LatencyFile::new);
    if (file.isPresent()) {
      if (!others.contains(Runtimes.ONNXRUNTIME)) {
        throw new UsageException("--csv has a column for onnxruntime; add it to --only");
      }
      file.get().check();
    }
    return file;
  }

  /**
   * The runtimes that {@code --only} names; all if it names none.
   *
   * @throws UsageException if there is no such runtime
   */
  static List<Runtimes> others(List<String> names) {
    if (names.isEmpty()) {
      return Runtimes.others();
    }
    try {
      return names.stream().map(Runtimes::other).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--only: " + e.getMessage());
    }
  }
}
