package mobilenet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of {@code bench} for measuring other runtimes, too. */
final class PeerOptions {
  @Option(
      names = "--peers",
      description = "Measure other runtimes beside ours, in turns (builds the module bench first).")
  private boolean peers;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "RUNTIME",
      description = "With --peers: only these other runtimes (onnxruntime, tflite, libtorch).")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "With --peers: append a row to this file.")
  private Optional<Path> csv = Optional.empty();

  /** Whether other runtimes are wanted. */
  boolean wanted() {
    if (!peers && (csv.isPresent() || !only.isEmpty())) {
      throw new UsageException(
          (csv.isPresent() ? "--csv" : "--only") + " needs --peers, which measures other runtimes");
    }
    return peers;
  }

  /** Measures all runtimes and prints the result. */
  void measure(
      BenchNetwork network,
      int size,
      int threads,
      int batch,
      int seconds,
      boolean json,
      CommandLine command)
      throws IOException {
    PeerBenchmark benchmark =
        ServiceLoader.load(PeerBenchmark.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--peers needs the module bench on the class path; start the command as"
                            + " ./mobilenet, which builds and adds it"));
    benchmark.measure(
        new PeerBenchmark.Request(
            network.architecture(),
            network.checkpoint(),
            size,
            threads,
            batch,
            seconds,
            only,
            csv,
            json),
        command.getOut(),
        command.getErr());
  }
}
