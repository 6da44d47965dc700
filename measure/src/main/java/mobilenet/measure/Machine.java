package mobilenet.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /**
   * Name of the processor in the lines of /proc/cpuinfo, with what tells processors of one name
   * apart where it is there; ARM's have no name.
   */
  static String processor(List<String> lines) {
    Optional<String> name = field(lines, "model name");
    if (name.isEmpty()) {
      return System.getProperty("os.arch", "unknown processor");
    }
    List<String> flags = List.of(field(lines, "flags").orElse("").split(" ", -1));
    List<String> details = new ArrayList<>();
    field(lines, "cpu family").ifPresent(family -> details.add("family " + family));
    if (flags.contains("avx512f")) {
      details.add("AVX-512");
    } else if (flags.contains("avx2")) {
      details.add("AVX2");
    }
    return name.get() + (details.isEmpty() ? "" : " (" + String.join(", ", details) + ")");
  }

  private static Optional<String> field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip().replaceAll("\\s+", " "))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  @Override
  public String toString() {
    return processor + ", " + cores + (cores == 1 ? " core" : " cores");
  }
}
