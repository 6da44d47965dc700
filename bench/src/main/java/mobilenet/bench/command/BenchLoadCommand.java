package mobilenet.bench.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.bench.cold.FreshProcess;
import mobilenet.bench.load.LoadProcess;
import mobilenet.bench.load.LoadResult;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Progress;
import mobilenet.cli.TextTable;
import mobilenet.measure.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench-load}: many callers of a classifier that has just been loaded. */
@Command(name = "bench-load")
public final class BenchLoadCommand implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "A network, with random weights (default: mobilenetv2_140).")
  private String network = "mobilenetv2_140";

  @Option(names = "--callers", paramLabel = "N", description = "Threads (default: 64).")
  private int callers = 64;

  @Option(names = "--heap", paramLabel = "SIZE", description = "As -Xmx (default: 512m).")
  private String heap = "512m";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "To measure after the kernels' change (default: 5).")
  private int seconds = 5;

  @Option(names = "--runs", paramLabel = "N", description = "Processes (default: 3).")
  private int runs = 3;

  /** A process, in the JSON document. */
  record Run(
      String kernels,
      double firstMs,
      double kernelsMs,
      double imagesPerSecondBefore,
      double imagesPerSecondAfter,
      Optional<Double> peakMib) {
    static Run of(FreshProcess.Run process) {
      LoadResult result = LoadResult.parse(process.answer());
      return new Run(
          result.kernels(),
          result.firstMs(),
          result.kernelsMs(),
          result.imagesPerSecondBefore(),
          result.imagesPerSecondAfter(),
          process.peakBytes().map(bytes -> bytes / MIB));
    }
  }

  /** The JSON document. */
  record Document(
      String network, int callers, String heap, List<Run> runs, String jdk, String machine) {}

  @Override
  public Integer call() throws IOException {
    Arguments.threads("--callers", callers);
    Arguments.atLeast(1, "--seconds", seconds);
    Arguments.atLeast(1, "--runs", runs);
    HeapSize limit = HeapSize.of("--heap", heap);
    // The processes find it again; a mistake is better told before they start.
    Arguments.network(network);
    List<Run> results = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("loading", runs)) {
      for (int i = 0; i < runs; i++) {
        results.add(Run.of(FreshProcess.run(line(limit))));
        bar.step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
    print(results);
    return 0;
  }

  private List<String> line(HeapSize limit) {
    return List.of(
        ThisJava.executable(),
        "-Xmx" + limit.text(),
        "--add-modules",
        "jdk.incubator.vector",
        "-cp",
        ThisJava.classPath(List.of("mobilenet-bench", "mobilenet-cli", "mobilenet-core")),
        LoadProcess.class.getName(),
        network,
        Integer.toString(callers),
        Integer.toString(seconds));
  }

  private void print(List<Run> results) {
    PrintWriter out = spec.commandLine().getOut();
    String jdk = Runtime.version().toString();
    String machine = Machine.here().toString();
    if (common.json()) {
      JsonOutput.print(out, new Document(network, callers, heap, results, jdk, machine));
      return;
    }
    out.println(
        network + ", " + callers + " callers, heap " + heap + "; " + machine + ", java " + jdk);
    TextTable table =
        new TextTable("kernels", "after s", "first answer s", "before /s", "after /s", "peak MiB");
    for (Run r : results) {
      table.row(
          r.kernels,
          decimals(1, r.kernelsMs / 1e3),
          decimals(2, r.firstMs / 1e3),
          decimals(1, r.imagesPerSecondBefore),
          decimals(1, r.imagesPerSecondAfter),
          r.peakMib.map(mib -> decimals(0, mib)).orElse("–"));
    }
    table.print(out);
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
