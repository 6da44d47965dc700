package mobilenet.cli;

/**
 * Adds a command to {@code mobilenet}. Modules with heavy dependencies register one as a service,
 * so that the command line works without them.
 */
@FunctionalInterface
public interface CommandProvider {
  /** An object that picocli accepts as a subcommand. */
  Object command();
}
