package mobilenet.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.bench.peer.Runtimes;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Progress;
import mobilenet.cli.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench-table}: measures many networks, each in a process of its own. */
@Command(name = "bench-table")
public final class BenchTableCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NETWORK[@SIZE]",
      description =
          "What to measure, each NAME|FILE|CHECKPOINT (default: nine networks of the papers).")
  private List<String> networks = new ArrayList<>();

  @Option(names = "--threads", split = ",", paramLabel = "N", description = "Default: 1,2.")
  private List<Integer> threads = new ArrayList<>();

  @Option(names = "--batch", split = ",", paramLabel = "N", description = "Default: 1.")
  private List<Integer> batches = new ArrayList<>();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Time for each runtime and row, after warming up (default: 5).")
  private int seconds = 5;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "RUNTIME",
      description = "Other runtimes: onnxruntime, tflite, libtorch (default: onnxruntime).")
  private List<String> only = new ArrayList<>();

  @Option(names = "--csv", paramLabel = "FILE", description = "Append the rows to this file.")
  private Optional<Path> csv = Optional.empty();

  /** The JSON document. */
  record Document(List<JsonNode> rows, List<String> failed) {}

  @Override
  public Integer call() throws IOException {
    // Whatever is wrong here would fail every row.
    List<String> peers = only.isEmpty() ? List.of(Runtimes.ONNXRUNTIME.toString()) : only;
    PeerComparison.file(csv, PeerComparison.others(peers));
    List<TableRow> rows = rows();
    PrintWriter out = spec.commandLine().getOut();
    List<JsonNode> documents = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("measuring", rows.size())) {
      for (TableRow row : rows) {
        bar.setExtraMessage(row.toString());
        RowProcess.Outcome outcome = RowProcess.run(row.arguments(seconds, peers, csv));
        outcome.document().ifPresent(documents::add);
        outcome.error().ifPresent(error -> failed.add(row + ": " + error));
        bar.step();
      }
    }
    if (common.json()) {
      JsonOutput.print(out, new Document(documents, failed));
    } else {
      RowTable.print(out, documents);
    }
    PrintWriter err = spec.commandLine().getErr();
    RowTable.warning(documents).ifPresent(warning -> ErrorLine.print(err, warning));
    failed.forEach(error -> ErrorLine.print(err, error));
    return failed.isEmpty() ? 0 : 1;
  }

  private List<TableRow> rows() throws IOException {
    Arguments.atLeast(1, "--seconds", seconds);
    return TableRow.all(
        parsed(),
        given(batches, List.of(1), number -> Arguments.atLeast(1, "--batch", number)),
        given(threads, List.of(1, 2), number -> Arguments.threads("--threads", number)));
  }

  private List<TableNetwork> parsed() throws IOException {
    List<TableNetwork> parsed = new ArrayList<>();
    try {
      for (String network : networks) {
        parsed.add(TableNetwork.of(network));
      }
      return networks.isEmpty() ? TableNetwork.STANDARD : parsed;
    } catch (IllegalArgumentException e) {
      throw new UsageException("--networks: " + e.getMessage());
    }
  }

  private static List<Integer> given(
      List<Integer> given, List<Integer> otherwise, IntConsumer check) {
    given.forEach(check::accept);
    return given.isEmpty() ? otherwise : given;
  }
}
