package mobilenet.export.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.NetworkOptions;
import mobilenet.export.check.OnnxCheck;
import mobilenet.export.check.Trial;
import mobilenet.export.onnx.OnnxExport;
import mobilenet.export.onnx.OnnxFile;
import mobilenet.export.onnx.OnnxOptions;
import mobilenet.runtime.KernelSelection;
import mobilenet.runtime.RuntimeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mobilenet export onnx}. */
@Command(name = "onnx", description = "Write a network as an ONNX file.")
final class OnnxCommand implements Callable<Integer> {
  /** The scalar kernels are the specification. */
  private static final RuntimeOptions SCALAR =
      RuntimeOptions.DEFAULT.withKernels(KernelSelection.SCALAR);

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private NetworkOptions networks = new NetworkOptions();
  @Mixin private OnnxFileOptions form = new OnnxFileOptions();
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
    OnnxOptions options = form.of(network);
    OnnxFile model = OnnxExport.file(network.bound(), options);
    int size = form.size(network);
    OnnxCheck.Report checked =
        CheckedFile.write(
            output,
            model,
            file ->
                new OnnxCheck(file, network.bound(), options, SCALAR)
                    .run(Trial.of(options, size, size)));
    PrintWriter out = CheckedFile.reportTo(output, spec.commandLine());
    OnnxReport report =
        OnnxReport.of(output.toString(), network.architecture().name(), model.length(), checked);
    if (common.json()) {
      report.printJson(out);
    } else {
      report.print(out);
    }
    return 0;
  }
}
