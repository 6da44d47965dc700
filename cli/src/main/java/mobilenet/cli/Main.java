package mobilenet.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import mobilenet.file.StandardStreams;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program. Exit codes: 0 done, 2 wrong usage, 1 failed, 141 nobody reads the output. */
@Command(
    name = "mobilenet",
    description = "MobileNet on the JVM: classify, inspect, evaluate, measure.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main implements Runnable {
  private static final int FAILED = 1;

  /** The exit code that shells report for a program that SIGPIPE has ended. */
  private static final int CLOSED_PIPE = 141;

  private static final String OUT_OF_MEMORY =
      "mobilenet: out of memory; raise the limit with MOBILENET_JAVA_OPTS=-Xmx4g";

  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = FAILED;
    try {
      code = run(utf8(StandardStreams.output()), utf8(StandardStreams.error()), args);
    } catch (OutOfMemoryError e) {
      // There is not even enough memory to report it.
      System.err.println(OUT_OF_MEMORY);
    }
    System.exit(code);
  }

  private static Writer utf8(OutputStream stream) {
    return new OutputStreamWriter(stream, StandardCharsets.UTF_8);
  }

  /**
   * Runs one command with the given streams; returns its exit code. A command whose result cannot
   * be printed has failed.
   */
  static int run(Writer out, Writer err, String... args) {
    TerminalWriter output = new TerminalWriter(out);
    PrintWriter lines = new PrintWriter(output, true);
    PrintWriter errors = new PrintWriter(new TerminalWriter(err), true);
    int code = execute(lines, errors, args);
    lines.flush();
    return output.failure().map(failure -> lost(failure, errors, code)).orElse(code);
  }

  private static int lost(IOException failure, PrintWriter err, int code) {
    String message = String.valueOf(failure.getMessage());
    // The reader, such as head, has seen enough: that is not an error.
    boolean closed = message.equals("Broken pipe");
    if (!closed) {
      String reason =
          message.equals("Bad file descriptor") ? "it is closed" : ErrorText.of(failure);
      ErrorLine.print(err, "standard output cannot be written: " + reason);
    }
    if (code != 0) {
      return code;
    }
    return closed ? CLOSED_PIPE : FAILED;
  }

  private static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Main());
    ErrorReport errors = new ErrorReport();
    try {
      addCommands(command, args);
      return command
          .setOut(out)
          .setErr(err)
          .setParameterExceptionHandler(errors)
          .setExecutionExceptionHandler(errors)
          .registerConverter(Path.class, Main::path)
          // Arguments are taken literally: no @files with more arguments, no bundled short options.
          .setExpandAtFiles(false)
          .setPosixClusteredShortOptionsAllowed(false)
          .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
          .execute(args);
    } catch (RuntimeException | Error e) {
      // Picocli passes on exceptions but not errors, such as lack of memory for a large image.
      return ErrorReport.handleError(e, out, err, args);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(ErrorText.of(e));
    }
  }

  /** The one that is named, or all of them: options of a command cost time to look up. */
  private static void addCommands(CommandLine command, String... args) {
    List<ListedCommand> all = ListedCommand.all();
    List<ListedCommand> named =
        all.stream().filter(listed -> args.length > 0 && listed.name().equals(args[0])).toList();
    for (ListedCommand listed : named.isEmpty() ? all : named) {
      CommandLine added =
          listed.open().map(CommandLine::new).orElseGet(() -> AbsentCommand.of(listed.name()));
      added.getCommandSpec().usageMessage().description(listed.description());
      command.addSubcommand(listed.name(), added);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
