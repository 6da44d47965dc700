package mobilenet.search.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mobilenet.cli.JavaCommand;
import mobilenet.cli.Main;

/**
 * The same command in a process of its own.
 *
 * @param arguments of {@code mobilenet}
 * @param out where what a process prints that refuses goes
 */
record AnotherStart(List<String> arguments, PrintWriter out) {
  /** The highest exit code of a command that has said why it ends. */
  private static final int REFUSED = 2;

  /** Copies. */
  AnotherStart {
    arguments = List.copyOf(arguments);
  }

  /**
   * Has it measure some first rounds.
   *
   * @return its exit code: 0, or that of a refusal, of which it has said why
   * @throws IOException if it was ended from outside
   */
  int measure(int firstRounds) throws IOException, InterruptedException {
    List<String> part = new ArrayList<>(arguments);
    part.add("--first-rounds=" + firstRounds);
    Process process =
        new ProcessBuilder(JavaCommand.of(Main.class, part))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code < 0 || code > REFUSED) {
        throw new IOException(
            "a process that measures was ended with exit code "
                + code
                + "; what it measured is kept, and the same command goes on");
      }
      if (code != 0) {
        out.print(printed);
        out.flush();
      }
      return code;
    } finally {
      process.destroyForcibly();
    }
  }
}
