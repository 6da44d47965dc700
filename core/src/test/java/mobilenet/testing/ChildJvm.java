package mobilenet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own, for what depends on how a virtual machine starts or ends. */
public final class ChildJvm {
  private static final long POLL_MS = 2;
  private static final long LONGEST_S = 120;

  private final Path output;
  private final Process process;

  private ChildJvm(Path output, Process process) {
    this.output = output;
    this.process = process;
  }

  /**
   * Starts a class's main method with this process's class path.
   *
   * @param output file for everything it prints
   * @param options of the virtual machine
   */
  public static ChildJvm start(
      Path output, List<String> options, Class<?> main, List<String> arguments) throws IOException {
    return start(output, options, classPath(), main, arguments);
  }

  /** This process's class path. */
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /** Command line of a class's main method with this process's class path, soon warm. */
  public static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(java(), "-XX:TieredStopAtLevel=1", "-cp", classPath(), main.getName()));
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** As {@link #start(Path, List, Class, List)}, with another class path. */
  public static ChildJvm start(
      Path output, List<String> options, String classPath, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-Dorg.bytedeco.javacpp.maxBytes=0",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return new ChildJvm(
        output,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start());
  }

  /** The process. */
  public Process process() {
    return process;
  }

  /** Waits for its end; its exit code. */
  public int waitFor() throws InterruptedException {
    return process.waitFor();
  }

  /**
   * Something that comes about while a process runs.
   *
   * @see #await
   */
  @FunctionalInterface
  public interface Condition {
    /** Whether it has. */
    boolean holds() throws Exception;
  }

  /** Waits for something that it does; fails if it ends before, or takes two minutes. */
  public void await(Condition condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_S);
    while (!condition.holds()) {
      assertThat(process.isAlive()).as("ended too soon: " + output()).isTrue();
      assertThat(System.nanoTime()).as("gave up waiting: " + output()).isLessThan(end);
      Thread.sleep(POLL_MS);
    }
  }

  /** Virtual machines that it has started. */
  public List<ProcessHandle> children() {
    return children(process.toHandle());
  }

  /**
   * Virtual machines that a process has started, which may be killed. One is not among them until
   * it runs: before, it is a copy of its parent or a helper, without which starting it fails.
   */
  public static List<ProcessHandle> children(ProcessHandle parent) {
    return parent.children().filter(child -> hasStarted(child.info())).toList();
  }

  /** Copy and helper take less time than can be counted. */
  private static boolean hasStarted(ProcessHandle.Info info) {
    return info.command().filter(command -> Path.of(command).endsWith("java")).isPresent()
        && info.totalCpuDuration().filter(time -> !time.isZero()).isPresent();
  }

  /** What it has printed so far. */
  public String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
