package mobilenet.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import mobilenet.MissingOutputException;
import mobilenet.NonFiniteOutputException;
import mobilenet.architecture.Names;
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
    report(command, List.of(args).contains("--json"), message);
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
    report(command, own.hasMatchedOption("--json"), sentence(e));
    return e instanceof UsageException ? WRONG_USAGE : FAILED;
  }

  /** As {@link #handleExecutionException}, for errors of the virtual machine. */
  int handleError(Error e, CommandLine command, String[] args) {
    List<String> given = List.of(args);
    if (given.contains("--stacktrace")) {
      e.printStackTrace(command.getErr());
    }
    report(command, given.contains("--json"), sentence(e));
    return FAILED;
  }

  private static void report(CommandLine command, boolean json, String message) {
    PrintWriter err = command.getErr();
    err.println("mobilenet: " + message);
    if (json) {
      Json.print(command.getOut(), new Failure(message));
    }
  }

  /** The document that {@code --json} prints for a command that failed. */
  record Failure(String error) {}

  private static String usage(ParameterException e, CommandLine command) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return String.valueOf(e.getMessage());
    }
    String given = unmatched.getUnmatched().get(0);
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
            ? "expected one of " + String.join(", ", legal)
            : "did you mean " + String.join(" or ", nearest) + "?");
  }

  private static String reason(FileSystemException e) {
    if (e.getReason() != null) {
      return e.getReason();
    }
    if (e instanceof NoSuchFileException) {
      return "no such file; check the path";
    }
    return e instanceof AccessDeniedException
        ? "permission denied; check the rights of the file and its folder"
        : e.getClass().getSimpleName();
  }

  /** The JDK's file exceptions say only the path; ours say everything. */
  static String sentence(Throwable e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return sentence(cause);
    }
    if (e instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    if (e instanceof FileNotFoundException) {
      return e.getMessage() + ": no such file";
    }
    if (e instanceof IOException || e instanceof IllegalArgumentException) {
      // Some of the JDK's have no message; their name says something at least.
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
    if (e instanceof NonFiniteOutputException || e instanceof MissingOutputException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return "out of memory; raise the limit with MOBILENET_JAVA_OPTS=-Xmx4g";
    }
    return "internal error, please report it with --stacktrace: " + e;
  }
}
