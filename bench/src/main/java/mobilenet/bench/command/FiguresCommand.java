package mobilenet.bench.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mobilenet.bench.figures.Comparisons;
import mobilenet.bench.figures.FigureFiles;
import mobilenet.bench.figures.SpeedTable;
import mobilenet.bench.figures.Svg;
import mobilenet.bench.report.LatencyFile;
import mobilenet.bench.report.LatencyRow;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.ErrorLine;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.UsageException;
import mobilenet.file.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet figures}: draws the figures of the pages, or prints their speed tables. */
@Command(name = "figures")
public final class FiguresCommand implements Callable<Integer> {
  private static final Path HOME = Path.of(System.getProperty("mobilenet.home", "."));

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder of the SVG files (default: docs/figures).")
  private Path output = HOME.resolve("docs/figures");

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Measurements (default: results/latency.csv).")
  private Path csv = HOME.resolve("results/latency.csv");

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "As in the file's column machine (default: ${DEFAULT-VALUE}).")
  private String machine = "AMD EPYC (family 25, AVX-512), 2 cores";

  @Option(names = "--jdk", paramLabel = "N", description = "Major version (default: 25).")
  private int jdk = 25;

  @Option(names = "--batch", paramLabel = "N", description = "Images a run (default: 1).")
  private int batch = 1;

  @Option(
      names = "--table",
      description = "Print the speed table in Markdown or with --json, and draw nothing.")
  private boolean table;

  /** The JSON document. */
  record Document(List<String> files) {}

  /** The JSON document of a table: a row for each network, size and number of threads. */
  record TableDocument(List<LatencyRow> rows) {}

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Comparisons comparisons = comparisons();
    if (!comparisons.unshownThreads().isEmpty() && !(table && common.json())) {
      ErrorLine.print(
          spec.commandLine().getErr(),
          "what was measured on other numbers of threads than 1 and 2 is not shown: "
              + comparisons.unshownThreads()
              + "; --table --json has it");
    }
    if (table) {
      printTable(out, comparisons);
      return 0;
    }
    List<String> files = new ArrayList<>();
    for (Map.Entry<String, Svg> figure : FigureFiles.draw(HOME, comparisons).entrySet()) {
      Path file = output.resolve(figure.getKey());
      byte[] document = figure.getValue().document().getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(file, stream -> stream.write(document));
      files.add(file.toString());
    }
    if (common.json()) {
      JsonOutput.print(out, new Document(files));
    } else {
      files.forEach(out::println);
    }
    return 0;
  }

  private void printTable(PrintWriter out, Comparisons comparisons) {
    if (common.json()) {
      JsonOutput.print(out, new TableDocument(comparisons.measurements()));
    } else {
      SpeedTable.lines(comparisons).forEach(out::println);
    }
  }

  private Comparisons comparisons() throws IOException {
    try {
      return Comparisons.of(
          new LatencyFile(csv).rows(), new Comparisons.Setting(machine, jdk, batch));
    } catch (IllegalArgumentException e) {
      throw new UsageException(csv + ": " + e.getMessage());
    }
  }
}
