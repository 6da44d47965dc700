package mobilenet.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns of text; numbers are aligned to the right. */
public final class TextTable {
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public TextTable(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row of as many cells as there are headings: texts or whole numbers. */
  public void row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("a row needs " + headings.size() + " cells");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Number number ? grouped(number.longValue()) : text(cell));
    }
    rows.add(row);
  }

  private static String text(Object cell) {
    return Printable.line(cell.toString());
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Prints headings, a rule and the rows. */
  public void print(PrintWriter out) {
    int[] widths = new int[headings.size()];
    boolean[] right = new boolean[headings.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = headings.get(c).length();
      right[c] = !rows.isEmpty();
      for (List<String> row : rows) {
        String cell = row.get(c);
        widths[c] = Math.max(widths[c], cell.length());
        right[c] &= cell.isEmpty() || Character.isDigit(cell.charAt(0));
      }
    }
    out.println(line(headings, widths, right));
    StringBuilder rule = new StringBuilder();
    for (int width : widths) {
      rule.append("─".repeat(width)).append("  ");
    }
    out.println(rule.toString().stripTrailing());
    for (List<String> row : rows) {
      out.println(line(row, widths, right));
    }
  }

  private static String line(List<String> cells, int[] widths, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < widths.length; c++) {
      String space = " ".repeat(widths[c] - cells.get(c).length());
      line.append(right[c] ? space + cells.get(c) : cells.get(c) + space).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
