package mobilenet.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import mobilenet.cli.CsvFile;

/** A CSV file of measurements that grows by a row each time. */
public final class LatencyFile {
  private static final Pattern CELL =
      Pattern.compile("\\G(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))");

  private final CsvFile file;

  /** The file, which need not exist before {@link #append} makes it. */
  public LatencyFile(Path path) {
    this.file = new CsvFile(path, LatencyRow.COLUMNS);
  }

  /**
   * Fails now instead of after minutes of measuring.
   *
   * @throws IOException if the file holds something else, or cannot be written
   */
  public void check() throws IOException {
    file.check();
  }

  /** Appends a row; the file is whole at every moment. */
  public void append(LatencyRow row) throws IOException {
    file.append(row.cells());
  }

  /**
   * All rows, in the file's order.
   *
   * @throws IOException if there is no such file, it cannot be read, or it holds something else
   */
  public List<LatencyRow> rows() throws IOException {
    Path path = file.path();
    if (!Files.exists(path)) {
      throw new IOException(path + ": there is no such file; expected a CSV file of measurements");
    }
    List<LatencyRow> rows = new ArrayList<>();
    int number = 1;
    for (String line : file.content().lines().skip(1).toList()) {
      number++;
      try {
        rows.add(LatencyRow.parse(cells(line)));
      } catch (IllegalArgumentException e) {
        throw new IOException(path + ":" + number + ": " + e.getMessage(), e);
      }
    }
    return rows;
  }

  /** Cells of a line, which may be in quotes. Names hold no line breaks. */
  private static List<String> cells(String line) {
    return CELL.matcher(line)
        .results()
        .map(cell -> cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""))
        .toList();
  }
}
