package mobilenet.train.dataset;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mobilenet.data.DatasetException;

/**
 * Names of the classes in a file beside a data set: {@code classes.txt}, one a line, or {@code
 * classes.json}, a list of strings. The first is class 0.
 *
 * @param source where they are from, for messages
 * @param names of the classes, at least one, all different
 */
record ClassNamesFile(String source, List<String> names) {
  private static final String TEXT = "classes.txt";
  private static final String JSON = "classes.json";

  /**
   * Checks the names.
   *
   * @throws DatasetException if there are none, or one is empty or there twice
   */
  static ClassNamesFile of(String source, List<String> names) throws DatasetException {
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (name.isBlank() || !seen.add(name)) {
        throw new DatasetException(
            source
                + " must name every class once, one a line; given \""
                + name
                + "\" as class "
                + seen.size());
      }
    }
    if (names.isEmpty()) {
      throw new DatasetException(source + " names no class; expected one name a line");
    }
    return new ClassNamesFile(source, List.copyOf(names));
  }

  /** The names in the first of some folders that has such a file. */
  static Optional<ClassNamesFile> find(List<Path> folders) throws DatasetException {
    for (Path folder : folders) {
      if (Files.isRegularFile(folder.resolve(TEXT))) {
        return Optional.of(read(folder.resolve(TEXT)));
      }
      if (Files.isRegularFile(folder.resolve(JSON))) {
        return Optional.of(read(folder.resolve(JSON)));
      }
    }
    return Optional.empty();
  }

  private static ClassNamesFile read(Path file) throws DatasetException {
    try {
      String content = Files.readString(file);
      return of(
          file.toString(),
          file.toString().endsWith(JSON)
              ? new ObjectMapper().readValue(content, new TypeReference<List<String>>() {})
              : content.strip().lines().map(String::strip).toList());
    } catch (DatasetException e) {
      throw e;
    } catch (JacksonException e) {
      throw new DatasetException(
          file + " is not a JSON list of class names: " + e.getOriginalMessage(), e);
    } catch (CharacterCodingException e) {
      throw new DatasetException(file + " is not UTF-8 text; save it as such", e);
    } catch (IOException e) {
      throw new DatasetException(file + " cannot be read: " + e, e);
    }
  }
}
