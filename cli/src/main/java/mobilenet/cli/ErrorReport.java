package mobilenet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
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
    // The result is that of the whole command line: the options belong to the last command in it.
    List<CommandLine> commands = result.asCommandLineList();
    ParseResult own = commands.get(commands.size() - 1).getParseResult();
    if (own.hasMatchedOption("--stacktrace")) {
      e.printStackTrace(command.getErr());
    }
    report(command, own.hasMatchedOption("--json"), e, ErrorText.of(e));
    return e instanceof UsageException ? WRONG_USAGE : FAILED;
  }

  /** Like {@link #handleExecutionException}, for errors that picocli does not pass on. */
  static int handleError(Throwable e, PrintWriter out, PrintWriter err, String[] args) {
    List<String> given = List.of(args);
    if (given.contains("--stacktrace")) {
      e.printStackTrace(err);
    }
    print(err, e, ErrorText.of(e));
    if (given.contains("--json")) {
      JsonOutput.printFailure(out, ErrorText.of(e));
    }
    return FAILED;
  }

  private static void report(CommandLine command, boolean json, Throwable e, String message) {
    print(command.getErr(), e, message);
    if (json) {
      JsonOutput.printFailure(command.getOut(), message);
    }
  }

  private static String usage(ParameterException e, CommandLine command) {
    // Picocli may take an unknown option for a missing argument: the option is the real mistake.
    List<String> unmatched =
        e instanceof UnmatchedArgumentException known
            ? known.getUnmatched()
            : command.getUnmatchedArguments();
    if (unmatched.isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    String given = unmatched.get(0);
    return given.startsWith("-") ? unknownOption(given, command) : unknownArgument(given, command);
  }

  private static String unknownOption(String given, CommandLine command) {
    Optional<CommandLine> owner =
        command.getSubcommands().values().stream()
            .filter(other -> other.getCommandSpec().optionsMap().containsKey(given))
            .findFirst();
    if (owner.isPresent()) {
      return "the option \""
          + given
          + "\" comes after the name of a command: "
          + owner.get().getCommandSpec().qualifiedName()
          + " "
          + given;
    }
    boolean takesNames = !command.getCommandSpec().positionalParameters().isEmpty();
    Set<String> legal = command.getCommandSpec().optionsMap().keySet();
    return unknown("option", given, legal)
        + (takesNames && Names.nearest(given, legal).isEmpty()
            ? "; write a name that begins with - as ./-…"
            : "");
  }

  private static String unknownArgument(String given, CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return "unexpected argument \"" + given + "\"";
    }
    return unknown("command", given, command.getSubcommands().keySet());
  }

  private static String unknown(String kind, String given, Set<String> legal) {
    List<String> nearest = Names.nearest(given, legal);
    return "unknown "
        + kind
        + " \""
        + given
        + "\"; "
        + (nearest.isEmpty()
            ? "expected one of " + String.join(", ", legal)
            : "did you mean " + String.join(" or ", nearest) + "?");
  }

  /** The lists of a weight mismatch have several lines on purpose, one for each name. */
  private static void print(PrintWriter err, Throwable e, String message) {
    if (e instanceof WeightMismatchException) {
      err.println("mobilenet: " + message);
    } else {
      ErrorLine.print(err, message);
    }
  }
}
