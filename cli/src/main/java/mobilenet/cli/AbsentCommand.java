package mobilenet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Stands for a command whose module is not on the class path: it has a name, and a line of help.
 */
@Command
final class AbsentCommand implements Runnable {
  private final String name;

  private AbsentCommand(String name) {
    this.name = name;
  }

  /** Takes any arguments, and says what to do. */
  static CommandLine of(String name) {
    CommandLine command = new CommandLine(new AbsentCommand(name));
    command.addMixin("common", new CommonOptions());
    return command.setUnmatchedArgumentsAllowed(true);
  }

  @Override
  public void run() {
    throw new UsageException(
        "the module of the command "
            + name
            + " is not on the class path; start it as ./mobilenet, which builds and adds it");
  }
}
