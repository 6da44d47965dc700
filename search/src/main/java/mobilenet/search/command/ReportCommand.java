package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.UsageException;
import mobilenet.search.ledger.LedgerView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet search report DIR}. */
@Command(
    name = "report",
    description = "Show all trials of a search, its front and its best network.")
final class ReportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "Folder of a search, running or not.")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IOException {
    SearchFolder folder = new SearchFolder(directory);
    Optional<SearchSettings> settings = folder.read();
    Optional<LedgerView> ledger = folder.view();
    if (settings.isEmpty() || ledger.isEmpty()) {
      throw new UsageException(
          directory
              + " has no search.json and ledger.jsonl; give the folder of a search, its --output");
    }
    LedgerView view = ledger.get();
    SearchReport report = SearchReport.of(view, settings.get());
    ReportPrinter printer = new ReportPrinter(report, folder);
    printer.writeFiles(view);
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      JsonOutput.print(out, report);
    } else {
      printer.print(out);
    }
    return 0;
  }
}
