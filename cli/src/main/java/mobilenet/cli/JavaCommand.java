package mobilenet.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of another process like this one: same Java, same options, same class path. */
public final class JavaCommand {
  private JavaCommand() {}

  /**
   * The command line.
   *
   * @param main class with the main method
   * @param arguments of it
   */
  public static List<String> of(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agentlib") && !option.startsWith("-javaagent"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path", "").replace(';', File.pathSeparatorChar),
            main.getName()));
    command.addAll(arguments);
    return command;
  }
}
