package mobilenet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point. Exit code 0: done; 2: wrong usage; 1: failed. */
@Command(
    name = "mobilenet",
    description = "MobileNet on the JVM: classify, inspect, evaluate, measure.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ModelsCommand.class,
      SummaryCommand.class,
      ClassifyCommand.class,
      RunCommand.class,
      InspectCommand.class,
      VerifyCommand.class,
      EvaluateCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs one command with the given streams; returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Main());
    for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
      command.addSubcommand(provider.command());
    }
    ErrorReport errors = new ErrorReport();
    command
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
    try {
      return command.execute(args);
    } catch (OutOfMemoryError e) {
      // Picocli hands on exceptions alone, and a picture or batch may simply be too large.
      return errors.handleError(e, command, args);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
