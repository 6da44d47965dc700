package mobilenet.search.command;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path", "").replace(';', File.pathSeparatorChar),
            Main.class.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
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
