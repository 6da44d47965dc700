package mobilenet.bench.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the sources say to users: the string literals of each source file of the modules, and the
 * launcher. Literals with nothing but a "+" between them are one text.
 */
final class ErrorMessages {
  /** Comments and characters are matched as well, since quotation marks may stand in them. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\n]*|(?s:/\\*.*?\\*/)|'(?:[^'\\\\\n]|\\\\.)++'|\"((?:[^\"\\\\\n]|\\\\.)*+)\"");

  private static final Pattern JOINED = Pattern.compile("\\s*\\+\\s*");

  /** Of one file each. */
  private final List<String> texts;

  private ErrorMessages(List<String> texts) {
    this.texts = List.copyOf(texts);
  }

  /** Those of the repository in a folder. */
  static ErrorMessages of(Path repository) throws IOException {
    List<String> texts = new ArrayList<>();
    texts.add(Files.readString(repository.resolve("mobilenet")));
    for (Path sources : sources(repository)) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          texts.add(literals(Files.readString(file)));
        }
      }
    }
    return new ErrorMessages(texts);
  }

  private static List<Path> sources(Path repository) throws IOException {
    try (Stream<Path> modules = Files.list(repository)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  /** The texts of a source file, a line each. */
  static String literals(String source) {
    StringBuilder texts = new StringBuilder();
    int end = 0;
    Matcher token = TOKEN.matcher(source);
    while (token.find()) {
      String literal = token.group(1);
      if (literal == null) {
        continue;
      }
      if (!JOINED.matcher(source.substring(end, token.start())).matches()) {
        texts.append('\n');
      }
      texts.append(literal.replace("\\\"", "\""));
      end = token.end();
    }
    return texts.toString();
  }

  /** Whether one file has all parts of a phrase, which are those between its "…". */
  boolean have(String phrase) {
    List<String> parts =
        Stream.of(phrase.split("…", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    return texts.stream().anyMatch(text -> parts.stream().allMatch(text::contains));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "the messages of %,d source files", texts.size());
  }
}
