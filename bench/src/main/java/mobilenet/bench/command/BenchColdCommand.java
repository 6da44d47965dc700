package mobilenet.bench.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.bench.cold.ColdContest;
import mobilenet.bench.cold.ColdFiles;
import mobilenet.bench.cold.ColdResult;
import mobilenet.bench.cold.ColdStart;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Progress;
import mobilenet.measure.Machine;
import mobilenet.weights.Checkpoint;
import mobilenet.weights.NetworkReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet bench-cold}: one image in a fresh process, ours beside ONNX Runtime. */
@Command(name = "bench-cold")
public final class BenchColdCommand implements Callable<Integer> {
  private static final Path HOME = Path.of(System.getProperty("mobilenet.home", "."));

  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE|CHECKPOINT",
      description = "A network; one that is no checkpoint has random weights (default: bundled).")
  private String model =
      HOME.resolve("checkpoints/fashion_mnist.mobilenetv4_conv_small_070").toString();

  @Option(names = "--image", paramLabel = "FILE", description = "Default: a sample.")
  private Path image = HOME.resolve("samples/9-ankle-boot.png");

  @Option(names = "--runs", paramLabel = "N", description = "Processes of each (default: 11).")
  private int runs = 11;

  /** The JSON document. */
  record Document(String model, List<ColdResult> results, String jdk, String machine) {}

  @Override
  public Integer call() throws IOException {
    Arguments.atLeast(1, "--runs", runs);
    try (ColdFiles files = new ColdFiles();
        ProgressBar bar = Progress.bar("starting", runs + 1L)) {
      List<ColdResult> results = contest(files, checkpoint(files)).hold(runs, bar::step);
      print(results);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
    return 0;
  }

  private void print(List<ColdResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    String jdk = Runtime.version().toString();
    String machine = Machine.here().toString();
    if (common.json()) {
      JsonOutput.print(out, new Document(model, results, jdk, machine));
    } else {
      out.println(results.get(0).answer() + "; " + machine + ", java " + jdk);
      ColdTable.print(out, results);
    }
  }

  private Path checkpoint(ColdFiles files) throws IOException {
    NetworkReference network = Arguments.network(model);
    return network.checkpoint().isPresent()
        ? network.checkpoint().get()
        : files.checkpoint(network.architecture());
  }

  private ColdContest contest(ColdFiles files, Path checkpoint) throws IOException {
    ColdContest contest = new ColdContest();
    contest.add(
        "mobilenet classify",
        List.of(
            HOME.resolve("mobilenet").toString(),
            "classify",
            "--top",
            "1",
            "--model",
            checkpoint.toString(),
            image.toString()));
    List<String> arguments =
        List.of(
            files.onnx(checkpoint).toString(),
            checkpoint.resolve(Checkpoint.CONFIG).toString(),
            image.toString());
    contest.add("ONNX Runtime", onnxRuntime(List.of(), arguments));
    files
        .nativeLibraries()
        .ifPresent(
            folder ->
                contest.add(
                    "ONNX Runtime, unpacked",
                    onnxRuntime(List.of("-Donnxruntime.native.path=" + folder), arguments)));
    return contest;
  }

  /** With the launcher's options as far as they help, and no more on the class path than needed. */
  private static List<String> onnxRuntime(List<String> options, List<String> arguments) {
    List<String> line =
        new ArrayList<>(
            List.of(
                ThisJava.executable(),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ThisJava.classPath(
                    List.of(
                        "mobilenet-bench", "mobilenet-core", "mobilenet-export", "onnxruntime"))));
    line.addAll(options);
    line.add(ColdStart.class.getName());
    line.addAll(arguments);
    return line;
  }
}
