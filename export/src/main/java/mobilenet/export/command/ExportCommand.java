package mobilenet.export.command;

import mobilenet.cli.HelpOption;
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
  // Picocli reads it.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private HelpOption help = new HelpOption();

  /** Makes the command, for the command line. */
  public ExportCommand() {}

  @Override
  public void run() {
    throw new UsageException(
        "export needs one of onnx, tflite, compare and sweep; see export onnx --help");
  }
}
