package mobilenet.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/** A CSV file of measurements that grows by a row each time. */
public final class LatencyFile {
  private static final String HEADER = line(LatencyRow.COLUMNS);

  private static final Pattern CELL =
      Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))");

  private final Path path;

  /** The file, which need not exist before {@link #append} makes it. */
  public LatencyFile(Path path) {
    this.path = path;
  }

  /**
   * Fails now instead of after minutes of measuring.
   *
   * @throws IOException if the file holds something else, or cannot be written
   */
  public void check() throws IOException {
    contentOrHeader();
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IOException(path + ": its folder does not exist; create it first");
    }
  }

  /** Appends a row; the file is whole at every moment. */
  public void append(LatencyRow row) throws IOException {
    String grown = contentOrHeader() + line(row.cells());
    AtomicFiles.write(path, out -> out.write(grown.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * All rows, in the file's order.
   *
   * @throws IOException if there is no such file, it cannot be read, or it holds something else
   */
  public List<LatencyRow> rows() throws IOException {
    List<LatencyRow> rows = new ArrayList<>();
    int number = 1;
    for (String line : content().lines().skip(1).toList()) {
      number++;
      try {
        rows.add(LatencyRow.parse(cells(line)));
      } catch (IllegalArgumentException e) {
        throw new IOException(path + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return rows;
  }

  private String contentOrHeader() throws IOException {
    return Files.exists(path) ? content() : HEADER;
  }

  private String content() throws IOException {
    if (!Files.exists(path)) {
      throw new IOException(path + ": there is no such file; expected a CSV file of measurements");
    }
    String content = Files.readString(path, StandardCharsets.UTF_8);
    if (!content.startsWith(HEADER)) {
      throw new IOException(
          path
              + ": expected the columns "
              + HEADER.strip()
              + ", found "
              + content.lines().findFirst().orElse("an empty file")
              + "; name another file");
    }
    return content.endsWith("\n") ? content : content + "\n";
  }

  private static String line(List<String> cells) {
    return cells.stream().map(LatencyFile::quoted).collect(Collectors.joining(",")) + "\n";
  }

  /** Cells of a line, which may be in quotes. Names hold no line breaks. */
  private static List<String> cells(String line) {
    return CELL.matcher(line)
        .results()
        .map(cell -> cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""))
        .toList();
  }

  /** As RFC 4180 has it. */
  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
