package mobilenet.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Entry point. Exit code 0: done; 2: wrong usage; 1: failed. */
@Command(
    name = "mobilenet",
    description = "MobileNet on the JVM: classify, inspect, evaluate, measure.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class Main implements Runnable {
  /** Built-in commands in the order of the help. Options of a command cost time to look up. */
  private static final Map<String, Supplier<Object>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  private Main() {}

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("models", ModelsCommand::new);
    commands.put("summary", SummaryCommand::new);
    commands.put("classify", ClassifyCommand::new);
    commands.put("run", RunCommand::new);
    commands.put("inspect", InspectCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("evaluate", EvaluateCommand::new);
    commands.put("bench", BenchCommand::new);
    return Collections.unmodifiableMap(commands);
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /** Runs one command with the given streams; returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine command = new CommandLine(new Main());
    Supplier<Object> named = COMMANDS.get(args.length > 0 ? args[0] : "");
    if (named != null) {
      command.addSubcommand(named.get());
    } else {
      COMMANDS.values().forEach(builtIn -> command.addSubcommand(builtIn.get()));
      for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
        command.addSubcommand(provider.command());
      }
    }
    ErrorReport errors = new ErrorReport();
    command
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
    try {
      return command.execute(args);
    } catch (OutOfMemoryError e) {
      // Picocli hands on exceptions alone, and a picture or batch may simply be too large.
      return errors.handleError(e, command, args);
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
