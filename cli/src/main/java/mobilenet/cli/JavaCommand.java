package mobilenet.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command line of another process like this one: same Java, same options, same class path. */
public final class JavaCommand {
  private JavaCommand() {}

  /**
   * The command of this process again, for a process that works for it.
   *
   * @param command its own specification
   * @param option one more argument, which says that it is to work
   */
  public static List<String> again(CommandSpec command, String option) {
    List<String> arguments =
        new ArrayList<>(command.root().commandLine().getParseResult().originalArgs());
    arguments.add(option);
    return of(Main.class, arguments);
  }

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
