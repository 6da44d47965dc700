package mobilenet.convert.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import mobilenet.cli.CommonOptions;
import mobilenet.cli.JsonOutput;
import mobilenet.cli.UnfinishedFiles;
import mobilenet.cli.UsageException;
import mobilenet.convert.Conversion;
import mobilenet.convert.ConversionReport;
import mobilenet.convert.source.NoEntriesException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mobilenet convert FILE}. */
@Command(name = "convert")
public final class ConvertCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ChoiceOptions choices = new ChoiceOptions();
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "A .pth or .pt file of PyTorch, .h5 or .keras of Keras, model.json of TensorFlow.js.")
  private Path file = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder for the checkpoint; one that is there is replaced, and its self-test removed.")
  private Path output = Path.of("");

  /** Makes the command for picocli to fill. */
  public ConvertCommand() {}

  /** The JSON document. */
  record Document(String file, String output, ConversionReport found) {}

  @Override
  public Integer call() throws IOException {
    Conversion conversion = conversion();
    try (UnfinishedFiles unfinished = new UnfinishedFiles()) {
      conversion.write(output, unfinished::begun);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      JsonOutput.print(out, new Document(file.toString(), output.toString(), conversion.report()));
    } else {
      new ReportText(conversion.report(), out).print(file, output);
    }
    return 0;
  }

  private Conversion conversion() throws IOException {
    try {
      return Conversion.of(file, choices.choices());
    } catch (NoEntriesException e) {
      throw new UsageException("--entry: " + e.getMessage());
    }
  }
}
