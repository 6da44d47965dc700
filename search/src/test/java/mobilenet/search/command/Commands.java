package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.cli.Main;
import mobilenet.testing.ChildJvm;
import picocli.CommandLine;

/** Runs commands as tests need them. */
final class Commands {
  private Commands() {}

  /**
   * What came of a command in this process.
   *
   * @param code of its end
   * @param out what it printed
   * @param err on standard error, errors among it
   */
  record Outcome(int code, String out, String err) {}

  /** {@code mobilenet search …} in this process, for what ends before anything is trained. */
  static Outcome search(String... arguments) {
    return run(new CommandLine(new SearchCommand()), List.of(arguments));
  }

  /** A command in this process; of an error, its message is printed. */
  static Outcome run(CommandLine command, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        command
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (e, line, result) -> {
                  line.getErr().println(e.getMessage());
                  return 1;
                })
            .execute(arguments.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Starts {@code mobilenet …} in a process of its own. */
  static ChildJvm start(Path folder, String... arguments) throws Exception {
    return ChildJvm.start(
        Files.createTempFile(folder, "output", ".txt"),
        List.of("-Dmobilenet.kernels=scalar"),
        Main.class,
        List.of(arguments));
  }

  /** What a command prints that must succeed. */
  static String mobilenet(Path folder, String... arguments) throws Exception {
    ChildJvm child = start(folder, arguments);
    assertThat(child.waitFor()).as(child.output()).isZero();
    return child.output();
  }
}
