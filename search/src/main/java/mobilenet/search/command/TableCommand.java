package mobilenet.search.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.UsageException;
import mobilenet.json.JsonString;
import mobilenet.search.evaluation.LatencyModel;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.AccuracyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet search table LEDGER --output FILE}. */
@Command(name = "table", description = "Write the accuracies of a ledger as a table for replay.")
final class TableCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private TableSpace space = new TableSpace();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "LEDGER", description = "The ledger.jsonl of a search that is finished.")
  private Path ledger = Path.of("");

  @Option(
      names = "--latency-table",
      paramLabel = "FILE",
      description = "Predict the latency of every network by this table of latency-table.")
  private Optional<Path> latencyTable = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "CSV file to write or replace.")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException {
    SearchSpace searched = space.read();
    LedgerView view = LedgerView.read(ledger);
    boolean same =
        view.search().get("space_hash").filter(new JsonString(searched.hash())::equals).isPresent();
    if (!same) {
      throw new UsageException(
          ledger
              + " is of another space than "
              + searched.name()
              + "; give the search's space.json as --space");
    }
    LatencyModel latency = LatencyModel.UNKNOWN;
    if (latencyTable.isPresent()) {
      TabledCost cost = TabledCost.of(FrozenTable.read(latencyTable.get()));
      // A table of other networks would fill the column with guesses, which look like latencies.
      for (String notice : cost.fit(searched, CostSettings.NONE).notices()) {
        ErrorLine.print(spec.commandLine().getErr(), notice);
      }
      latency = cost.model();
    }
    AccuracyTable table = AccuracyTable.of(searched, view, latency);
    AccuracyTableFile.write(output, table);
    Report report = new Report(spec.commandLine(), common.json());
    report.document(new Written(output.toString(), table.networks().size(), table.seeds()));
    report.line(
        "written: "
            + output
            + ", "
            + table.networks().size()
            + " of "
            + searched.count()
            + " networks of "
            + searched.name()
            + " with the seeds "
            + table.seeds());
    return 0;
  }

  /** What {@code --json} prints. */
  record Written(String file, int networks, List<Long> seeds) {}
}
