package mobilenet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/**
 * A CSV file of results that grows by a row each time.
 *
 * @param path need not exist before {@link #append} makes it
 * @param columns their names, its first line
 */
public record CsvFile(Path path, List<String> columns) {
  /** Copies. */
  public CsvFile {
    columns = List.copyOf(columns);
  }

  /**
   * Fails now instead of after minutes of measuring.
   *
   * @throws IOException if the file holds something else, or cannot be written
   */
  public void check() throws IOException {
    contentOrHeader();
    AtomicFiles.requireWritable(path);
  }

  /**
   * Appends a row; the file is whole at every moment.
   *
   * @throws IOException if the file holds something else, or cannot be written
   */
  public void append(List<String> cells) throws IOException {
    String grown = contentOrHeader() + line(cells);
    AtomicFiles.write(path, out -> out.write(grown.getBytes(StandardCharsets.UTF_8)));
  }

  private String contentOrHeader() throws IOException {
    return Files.exists(path) ? content() : line(columns);
  }

  /**
   * All lines of the file, the last one with its end.
   *
   * @throws IOException if it cannot be read, or its columns are others
   */
  public String content() throws IOException {
    String content = Files.readString(path, StandardCharsets.UTF_8);
    String found = content.lines().findFirst().orElse("an empty file");
    String expected = line(columns).strip();
    if (!found.equals(expected)) {
      throw new IOException(
          path + ": expected the columns " + expected + ", found " + found + "; name another file");
    }
    return content.endsWith("\n") ? content : content + "\n";
  }

  /** A row with the end of its line. */
  public static String line(List<String> cells) {
    return cells.stream().map(CsvFile::quoted).collect(Collectors.joining(",")) + "\n";
  }

  /** As RFC 4180 has it. */
  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
