package mobilenet.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mobilenet.file.UnreadableFiles;
import mobilenet.json.Json;
import mobilenet.json.JsonArray;
import mobilenet.json.JsonException;
import mobilenet.json.JsonString;
import mobilenet.json.JsonValue;

/**
 * A file with the names of the classes: {@code classes.txt}, one name per line, or {@code
 * classes.json}, a list of strings. The first is class 0.
 *
 * @param source where the names come from, for messages
 * @param names of the classes, at least one, all different
 */
public record ClassNamesFile(String source, List<String> names) {
  private static final String TEXT = "classes.txt";
  private static final String JSON = "classes.json";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Copies. */
  public ClassNamesFile {
    names = List.copyOf(names);
  }

  /**
   * Checks the names.
   *
   * @throws DatasetException if there are none, or one is empty or occurs twice
   */
  public static ClassNamesFile of(String source, List<String> names) throws DatasetException {
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new DatasetException(
            source + " must name every class once; given \"" + name + "\" as class " + seen.size());
      }
    }
    if (names.isEmpty()) {
      throw new DatasetException(source + " names no class; expected the name of each");
    }
    return new ClassNamesFile(source, names);
  }

  /** Reads such a file from the first of some folders that has one. */
  public static Optional<ClassNamesFile> find(List<Path> folders) throws DatasetException {
    for (Path folder : folders) {
      for (String name : List.of(TEXT, JSON)) {
        if (Files.isRegularFile(folder.resolve(name))) {
          return Optional.of(read(folder.resolve(name)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a file.
   *
   * @throws DatasetException if it is missing or malformed, or {@link #of} refuses the names
   */
  public static ClassNamesFile read(Path file) throws DatasetException {
    return of(file.toString(), entries(file));
  }

  /**
   * The entries of a file, unchecked: the strings of a JSON list if its name ends in {@code .json},
   * else its lines, stripped of blanks, without empty lines at the start and the end.
   *
   * @throws DatasetException if it is missing, not text or not a JSON list
   */
  public static List<String> entries(Path file) throws DatasetException {
    try {
      String content = Files.readString(file);
      if (content.startsWith(BYTE_ORDER_MARK)) {
        content = content.substring(BYTE_ORDER_MARK.length());
      }
      return file.toString().endsWith(".json")
          ? strings(Json.parse(content, file.toString()), file)
          : content.strip().lines().map(String::strip).toList();
    } catch (DatasetException e) {
      throw e;
    } catch (JsonException e) {
      throw new DatasetException("expected a JSON list of class names: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DatasetException(UnreadableFiles.sentence(file, e), e);
    }
  }

  private static List<String> strings(JsonValue document, Path file) throws DatasetException {
    List<String> texts = new ArrayList<>();
    if (document instanceof JsonArray array) {
      for (JsonValue element : array.elements()) {
        if (element instanceof JsonString string) {
          texts.add(string.text());
        }
      }
      if (texts.size() == array.elements().size()) {
        return texts;
      }
    }
    throw new DatasetException(file + " is not a JSON list of class names");
  }
}
