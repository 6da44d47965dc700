package mobilenet.train.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Runs commands in the process of a test. */
final class InProcess {
  private InProcess() {}

  /** The exit code: 1 after an exception, which {@code thrown} takes. */
  static int run(
      Object command, List<String> arguments, Writer out, Writer err, Consumer<Exception> thrown) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (e, line, result) -> {
              thrown.accept(e);
              return 1;
            })
        .execute(arguments.toArray(String[]::new));
  }
}
