package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.UsageException;
import mobilenet.search.distillation.Outcome;
import mobilenet.search.distillation.Outcomes;
import mobilenet.search.distillation.TaughtComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet distil-report DIR… --results FILE --figure FILE}. */
@Command(name = "distil-report")
public final class DistilReportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of distil-compare, one of each share of labels.")
  private List<Path> folders = List.of();

  @Option(names = "--results", paramLabel = "FILE", description = "CSV file to write, a row a run.")
  private Optional<Path> results = Optional.empty();

  @Option(names = "--figure", paramLabel = "FILE", description = "SVG file to draw.")
  private Optional<Path> figure = Optional.empty();

  @Override
  public Integer call() throws IOException {
    List<Outcome> rows = new ArrayList<>();
    Set<Double> shares = new HashSet<>();
    for (Path folder : folders) {
      List<Outcome> own = Outcomes.read(new DistilFolder(folder).outcomes());
      if (own.isEmpty()) {
        throw new UsageException(
            folder + ": no run is finished there; give a folder of distil-compare");
      }
      if (!shares.add(own.get(0).labels())) {
        throw new UsageException(
            "two of the folders are of one share of labels; give a folder of each");
      }
      rows.addAll(own);
    }
    List<TaughtComparison> comparisons = TaughtComparison.of(rows);
    if (results.isPresent()) {
      SearchFolder.write(results.get(), Outcomes.results(rows));
    }
    if (figure.isPresent()) {
      SearchFolder.write(figure.get(), DistilReport.figure(comparisons));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      JsonOutput.print(out, comparisons);
    } else {
      DistilReport.print(comparisons, out);
      results.ifPresent(file -> out.println("written: " + file));
      figure.ifPresent(file -> out.println("drawn: " + file));
    }
    return DistilReport.exitCode(comparisons);
  }
}
