package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.NetworkOptions;
import mobilenet.export.check.TfLiteCheck;
import mobilenet.export.tflite.TfLiteExport;
import mobilenet.export.tflite.TfLiteOptions;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet export tflite}. */
@Command(name = "tflite", description = "Write a network as a TensorFlow Lite file.")
final class TfLiteCommand implements Callable<Integer> {
  /** The scalar kernels are the specification. */
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetworkOptions networks = new NetworkOptions();
  @Mixin private TfLiteFileOptions form = new TfLiteFileOptions();
  @Spec private CommandSpec spec;

  @Option(names = "--output", required = true, paramLabel = "FILE", description = "File to write.")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    form.requireSuited();
    networks.requireSuited();
    try (NetworkOptions.OpenNetwork open = networks.openOnDemand()) {
      return export(open.network());
    }
  }

  private Integer export(NetworkOptions.Network network) throws IOException, InterruptedException {
    TfLiteOptions options = form.of(network);
    byte[] model = TfLiteExport.export(network.bound(), options);
    TfLiteCheck.Report checked =
        CheckedFile.write(
            output, model, file -> new TfLiteCheck(file, network.bound(), options, SCALAR).run());
    PrintWriter out = CheckedFile.reportTo(output, spec.commandLine());
    TfLiteReport report =
        TfLiteReport.of(output.toString(), network.architecture().name(), model.length, checked);
    if (common.json()) {
      report.printJson(out);
    } else {
      report.print(out);
    }
    return 0;
  }
}
