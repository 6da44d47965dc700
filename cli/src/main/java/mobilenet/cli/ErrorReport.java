package mobilenet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import mobilenet.architecture.Names;
import mobilenet.weights.WeightMismatchException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one sentence on standard error and an exit code. */
final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String message = usage(e, command);
    report(command, List.of(args).contains("--json"), e, message);
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return WRONG_USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    // The result is that of the whole line: the options are those of the command in it.
    List<CommandLine> commands = result.asCommandLineList();
    ParseResult own = commands.get(commands.size() - 1).getParseResult();
    if (own.hasMatchedOption("--stacktrace")) {
      e.printStackTrace(command.getErr());
    }
    report(command, own.hasMatchedOption("--json"), e, ErrorText.of(e));
    return e instanceof UsageException ? WRONG_USAGE : FAILED;
  }

  /** As {@link #handleExecutionException}, for what picocli does not hand on. */
  int handleError(Throwable e, CommandLine command, String[] args) {
    List<String> given = List.of(args);
    if (given.contains("--stacktrace")) {
      e.printStackTrace(command.getErr());
    }
    report(command, given.contains("--json"), e, ErrorText.of(e));
    return FAILED;
  }

  private static void report(CommandLine command, boolean json, Throwable e, String message) {
    PrintWriter err = command.getErr();
    err.println("mobilenet: " + text(e, message));
    if (json) {
      Json.print(command.getOut(), new Failure(message));
    }
  }

  /** The document that {@code --json} prints for a command that failed. */
  record Failure(String error) {}

  private static String usage(ParameterException e, CommandLine command) {
    // An unknown option takes the place of an argument, which then is missing as well.
    List<String> unmatched =
        e instanceof UnmatchedArgumentException known
            ? known.getUnmatched()
            : command.getUnmatchedArguments();
    if (unmatched.isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    String given = unmatched.get(0);
    boolean option = given.startsWith("-");
    if (!option && command.getSubcommands().isEmpty()) {
      return "argument \"" + given + "\" is one too many";
    }
    Set<String> legal =
        option ? command.getCommandSpec().optionsMap().keySet() : command.getSubcommands().keySet();
    List<String> nearest = Names.nearest(given, legal);
    return (option ? "unknown option \"" : "unknown command \"")
        + given
        + "\"; "
        + (nearest.isEmpty()
            ? "expected one of " + String.join(", ", legal) + fileNamedLikeAnOption(option, command)
            : "did you mean " + String.join(" or ", nearest) + "?");
  }

  private static String fileNamedLikeAnOption(boolean option, CommandLine command) {
    boolean takesNames = !command.getCommandSpec().positionalParameters().isEmpty();
    return option && takesNames ? "; a name that begins with - is given as ./-…" : "";
  }

  /**
   * Lists of what does not fit have several lines by design; in all else a line break is a trick.
   */
  private static String text(Throwable e, String message) {
    return e instanceof WeightMismatchException ? message : Printable.line(message);
  }
}
