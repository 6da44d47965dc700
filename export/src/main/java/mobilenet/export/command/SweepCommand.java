package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import mobilenet.architecture.Architecture;
import mobilenet.architecture.Catalogue;
import mobilenet.architecture.Names;
import mobilenet.cli.Arguments;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.Progress;
import mobilenet.cli.UsageException;
import mobilenet.export.onnx.Opset;
import mobilenet.file.AtomicFiles;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.measure.StableWeights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet export sweep}: many networks, under weights that are a formula's. */
@Command(
    name = "sweep",
    description = "Export networks under made-up weights, and compare each file's answers.")
final class SweepCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Spec private CommandSpec spec;

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "NETWORK",
      description = "Networks, each at its own size and at an odd one (default: the catalogue).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "NAME",
      description =
          "Networks of the catalogue to leave out, such as those too large for the memory.")
  private List<String> left = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "onnx|tflite",
      converter = FormatConverter.class,
      description = "What to export as (default: onnx).")
  private ExportFormat format = ExportFormat.ONNX;

  @Option(names = "--opset", paramLabel = "N", description = "Operator set (default: 17).")
  private int opset = Opset.DEFAULT.version();

  @Option(names = "--csv", paramLabel = "FILE", description = "File for the results, a row each.")
  private Optional<Path> csv = Optional.empty();

  /** The JSON document. */
  record Document(List<SweepRow> rows) {}

  @Override
  public Integer call() throws IOException {
    if (format == ExportFormat.TFLITE
        && spec.commandLine().getParseResult().hasMatchedOption("--opset")) {
      throw new UsageException(
          "--opset is for ONNX; TensorFlow Lite files have versions of each operator");
    }
    Opset set = opset();
    List<Architecture> networks = networks();
    List<SweepRow> rows = new ArrayList<>();
    try (ProgressBar bar = Progress.bar("export", 2L * networks.size())) {
      for (Architecture network : networks) {
        BoundGraph weights = StableWeights.onDemand(network);
        int own = network.input().size();
        for (int size : List.of(own, odd(own))) {
          rows.add(
              switch (format) {
                case ONNX -> SweepTrial.onnx(network, weights, size, set);
                case TFLITE -> SweepTrial.tflite(network, weights, size);
              });
          write(rows);
          bar.step();
        }
      }
    }
    print(rows);
    return 0;
  }

  private Opset opset() {
    try {
      return new Opset(opset);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private List<Architecture> networks() throws IOException {
    if (names.isEmpty()) {
      List<Architecture> without = named(left);
      requireListed(without);
      return Catalogue.all().stream().filter(network -> !without.contains(network)).toList();
    }
    if (!left.isEmpty()) {
      throw new UsageException("--without is for the whole catalogue, and --networks names some");
    }
    return named(names);
  }

  /** Leaving out what is not there would export all, perhaps more than the memory holds. */
  private void requireListed(List<Architecture> without) {
    for (int i = 0; i < without.size(); i++) {
      if (!Catalogue.all().contains(without.get(i))) {
        String name = left.get(i);
        List<String> nearest =
            Names.nearest(name, Catalogue.all().stream().map(Architecture::name).toList());
        throw new UsageException(
            "--without: \""
                + name
                + "\" is no network of the catalogue; "
                + (nearest.isEmpty()
                    ? "'mobilenet models' lists them"
                    : "did you mean " + String.join(" or ", nearest) + "?"));
      }
    }
  }

  private static List<Architecture> named(List<String> names) throws IOException {
    List<Architecture> networks = new ArrayList<>();
    for (String name : names) {
      networks.add(Arguments.network(name).architecture());
    }
    return networks;
  }

  /** Near half of the size, so that every layer with a stride sees another parity. */
  private static int odd(int size) {
    return (size / 2 + 1) | 1;
  }

  /** After each row: what was compared is kept when a later network fails. */
  private void write(List<SweepRow> rows) throws IOException {
    if (csv.isPresent()) {
      StringBuilder text = new StringBuilder(SweepRow.HEADER).append('\n');
      rows.forEach(row -> text.append(row.csv()));
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      AtomicFiles.write(csv.get(), out -> out.write(bytes));
    }
  }

  private void print(List<SweepRow> rows) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      JsonOutput.print(out, new Document(rows));
      return;
    }
    for (SweepRow row : rows) {
      out.printf(
          Locale.ROOT,
          "%-44s %4d  %.1e%n",
          row.network(),
          row.trial().width(),
          row.difference().relative());
    }
  }
}
