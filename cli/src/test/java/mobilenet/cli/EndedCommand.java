package mobilenet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a process of its own, which is asked to end while it writes a temporary file. */
public final class EndedCommand {
  /** As after SIGTERM. */
  private static final int ENDED = 143;

  private static final int DEPTH = 2;
  private static final long LONGEST_SECONDS = 120;

  private EndedCommand() {}

  /**
   * Runs a command until it has begun to fill a temporary file.
   *
   * @param output file for everything it prints
   * @param options of the virtual machine
   * @param watched folder of the file, or the one around that
   */
  public static void run(Path output, List<String> options, Path watched, String... command)
      throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(options);
    line.addAll(List.of("-Xmx512m", "-cp", classPath(), EndedCommand.class.getName()));
    line.add(watched.toString());
    line.addAll(List.of(command));
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(ENDED);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Takes the folder to watch, and the command. */
  public static void main(String[] args) {
    Path watched = Path.of(args[0]);
    Thread ending =
        new Thread(
            () -> {
              while (!isFilling(watched)) {
                Thread.onSpinWait();
              }
              System.exit(ENDED);
            });
    ending.setDaemon(true);
    ending.start();
    Main.main(Arrays.copyOfRange(args, 1, args.length));
  }

  private static boolean isFilling(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.anyMatch(file -> file.toString().endsWith(".tmp") && file.toFile().length() > 0);
    } catch (IOException | UncheckedIOException e) {
      // A file was renamed in between.
      return false;
    }
  }
}
