package mobilenet.search.command;

import java.io.IOException;
import java.util.List;
import mobilenet.cli.Main;

/**
 * The same command in a process of its own. Each start of Java compiles the kernels anew, and now
 * and then one of them comes out many times slower: what is measured in several starts does not
 * depend on a single one.
 */
final class AnotherStart {
  private AnotherStart() {}

  /**
   * Runs a command to its end.
   *
   * @param arguments of {@code mobilenet}
   * @throws IOException if it fails
   */
  static void run(List<String> arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(JavaCommand.of(Main.class, arguments))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IOException(
            "a process that measures ended with exit code "
                + code
                + "; what it measured is kept, and the same command goes on");
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
