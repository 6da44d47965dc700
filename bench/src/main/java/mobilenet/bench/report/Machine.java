package mobilenet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What measurements were made on.
 *
 * @param processor its name, as the machine gives it
 * @param cores that this process may use
 */
public record Machine(String processor, int cores) {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Checks that there is something to say. */
  public Machine {
    if (processor.isBlank() || cores < 1) {
      throw new IllegalArgumentException("a machine needs a processor and a core");
    }
  }

  /** This one. */
  public static Machine here() {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      return new Machine(processor(Files.readAllLines(CPU_INFO)), cores);
    } catch (IOException e) {
      // Not Linux.
      return new Machine(System.getProperty("os.arch", "unknown processor"), cores);
    }
  }

  /** Name of the processor in the lines of /proc/cpuinfo; ARM's have none. */
  static String processor(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s+", " "))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> System.getProperty("os.arch", "unknown processor"));
  }

  @Override
  public String toString() {
    return processor + ", " + cores + (cores == 1 ? " core" : " cores");
  }
}
