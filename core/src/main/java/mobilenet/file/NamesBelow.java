package mobilenet.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Checks the file names in a document. A document may come from anywhere, so the names must not
 * lead out of its folder.
 */
public final class NamesBelow {
  private NamesBelow() {}

  /**
   * A file in a folder, or in a folder in it, such as {@code selftest/1.png}.
   *
   * @return relative to the folder
   * @throws InvalidPathException if it leads elsewhere, or is not a valid file name; the message
   *     shows it without line breaks and other control characters
   */
  public static Path below(String name) {
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw refused(name, "it has a control character");
    }
    Path path = Path.of(name);
    if (path.getRoot() != null || name.startsWith("/")) {
      throw refused(name, "it is not relative to the folder");
    }
    for (Path part : path) {
      if (part.toString().equals("..")) {
        throw refused(name, "it leads out of the folder");
      }
    }
    if (path.normalize().toString().isEmpty()) {
      throw refused(name, "it names no file");
    }
    return path;
  }

  /**
   * A file directly in a folder, and not a hidden one, such as {@code a.safetensors}.
   *
   * @return relative to the folder
   * @throws InvalidPathException as {@link #below} does
   */
  public static Path beside(String name) {
    Path path = below(name);
    // Separators of any system, since the document may come from another one.
    if (name.matches(".*[/\\\\:].*")) {
      throw refused(name, "it is not directly in the folder");
    }
    if (name.startsWith(".")) {
      throw refused(name, "it is hidden");
    }
    return path;
  }

  private static InvalidPathException refused(String name, String reason) {
    StringBuilder shown = new StringBuilder();
    name.chars().forEach(c -> shown.append(Character.isISOControl(c) ? '\uFFFD' : (char) c));
    return new InvalidPathException(shown.toString(), reason);
  }
}
