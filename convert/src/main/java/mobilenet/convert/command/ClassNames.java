package mobilenet.convert.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mobilenet.file.UnreadableFiles;

/** A file with a name for each class, one a line. */
final class ClassNames {
  /** Some editors of Windows put it before the text. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ClassNames() {}

  /**
   * The names in the file's order; empty lines are none.
   *
   * @throws IOException if it cannot be read, or a name occurs twice, so that a class could not be
   *     told by it
   */
  static List<String> read(Path file) throws IOException {
    List<String> names = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : text(file).lines().toList()) {
      number++;
      String name = line.strip();
      if (name.isEmpty()) {
        continue;
      }
      Optional<Integer> before = Optional.ofNullable(lines.put(name, number));
      if (before.isPresent()) {
        throw new IOException(
            file
                + ":"
                + number
                + ": the class name \""
                + name
                + "\" is in line "
                + before.get()
                + " already; give each class a name of its own");
      }
      names.add(name);
    }
    return names;
  }

  private static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    } catch (IOException e) {
      throw new IOException(UnreadableFiles.sentence(file, e), e);
    }
  }
}
