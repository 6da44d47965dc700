package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of one of this project's CSV files, which quote nothing.
 *
 * @param place file and line, for messages
 * @param values by column
 */
public record CsvRow(String place, Map<String, String> values) {

  /**
   * All lines of a file but the first.
   *
   * @param columns that it must have
   * @throws IOException if it cannot be read, lacks a column, or a line has another number of them
   */
  public static List<CsvRow> read(Path file, List<String> columns) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    if (!header.containsAll(columns)) {
      throw new IOException(
          file + ": expected the columns " + columns + " in the first line, found " + header);
    }
    List<CsvRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String place = file + ":" + (i + 1);
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != header.size()) {
        throw new IOException(
            place + ": expected " + header.size() + " columns, found " + cells.length);
      }
      Map<String, String> values = new HashMap<>();
      for (int c = 0; c < cells.length; c++) {
        values.put(header.get(c), cells[c]);
      }
      rows.add(new CsvRow(place, values));
    }
    return rows;
  }

  /** A value. */
  public String text(String column) {
    return Optional.ofNullable(values.get(column)).orElseThrow();
  }

  /** Copies. */
  public CsvRow {
    values = Map.copyOf(values);
  }

  /** Whether there is a value in a column, which need not exist. */
  boolean has(String column) {
    return !values.getOrDefault(column, "").isEmpty();
  }

  /**
   * A whole number of 64 bits, such as a seed.
   *
   * @throws IOException if it is none
   */
  public long wholeNumber(String column) throws IOException {
    try {
      return Long.parseLong(text(column));
    } catch (NumberFormatException e) {
      throw new IOException(
          place
              + ": expected a whole number of 64 bits as "
              + column
              + ", found \""
              + text(column)
              + "\"",
          e);
    }
  }

  /**
   * A number.
   *
   * @throws IOException if it is none
   */
  public double number(String column) throws IOException {
    try {
      return Double.parseDouble(text(column));
    } catch (NumberFormatException e) {
      throw new IOException(
          place + ": expected a number as " + column + ", found \"" + text(column) + "\"", e);
    }
  }
}
