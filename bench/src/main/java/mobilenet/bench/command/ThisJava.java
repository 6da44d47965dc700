package mobilenet.bench.command;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts Java as this process was started: same machine, options and class path. */
final class ThisJava {
  private ThisJava() {}

  /** The {@code java} of this process. */
  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Folders and jars of this process. */
  static String classPath() {
    return System.getProperty("java.class.path", "");
  }

  /** The line that starts the {@code mobilenet} command. */
  static List<String> mobilenet(List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(executable());
    line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    line.addAll(List.of("-cp", classPath(), "mobilenet.cli.Main"));
    line.addAll(arguments);
    return line;
  }

  /** Those parts of the class path whose file name starts with one of {@code prefixes}. */
  static String classPath(List<String> prefixes) {
    List<String> parts = new ArrayList<>();
    for (String part : classPath().split(File.pathSeparator, -1)) {
      String name = String.valueOf(Path.of(part).getFileName());
      if (prefixes.stream().anyMatch(name::startsWith)) {
        parts.add(part);
      }
    }
    return String.join(File.pathSeparator, parts);
  }
}
