package mobilenet.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line of {@code commands.txt}, the one list of commands: the launcher reads it as well, to find
 * out which module to build.
 *
 * @param name what the user types
 * @param className an object for picocli, made by a constructor without parameters; may not be on
 *     the class path
 * @param description for the help
 */
record ListedCommand(String name, String className, String description) {
  private static final String LIST = "commands.txt";
  private static final int FIELDS = 5;

  /** All commands, in the order of the help. */
  static List<ListedCommand> all() {
    try (InputStream list =
        Objects.requireNonNull(ListedCommand.class.getResourceAsStream(LIST), LIST)) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(ListedCommand::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of commands cannot be read", e);
    }
  }

  private static ListedCommand parse(String line) {
    String[] fields = line.split(" +", FIELDS);
    return new ListedCommand(fields[0], fields[3], fields[4]);
  }

  /** A new object for picocli; empty where the module is not on the class path. */
  Optional<Object> open() {
    try {
      return Optional.of(Class.forName(className).getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the command " + name + " cannot be made", e);
    }
  }
}
