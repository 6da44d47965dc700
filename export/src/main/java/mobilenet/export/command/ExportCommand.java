package mobilenet.export.command;

import mobilenet.cli.CommonOptions;
import mobilenet.cli.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mobilenet export onnx|tflite|compare|sweep}. */
@Command(
    name = "export",
    synopsisSubcommandLabel = "onnx|tflite|compare|sweep",
    subcommands = {
      OnnxCommand.class,
      TfLiteCommand.class,
      CompareCommand.class,
      SweepCommand.class
    })
public final class ExportCommand implements Runnable {
  // For its --help: picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private CommonOptions common = new CommonOptions();

  /** Makes the command, for the command line. */
  public ExportCommand() {}

  @Override
  public void run() {
    throw new UsageException(
        "export needs one of onnx, tflite, compare and sweep; see export onnx --help");
  }
}
