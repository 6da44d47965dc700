package mobilenet.search.distillation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/** Runs that are finished, a row each of a CSV file. */
public final class Outcomes {
  private static final String HEADING = "setting,labels,seed,top1,held_out_top1,epochs,left_out";
  private static final int COLUMNS = 7;
  private static final Comparator<Outcome> ORDER =
      Comparator.comparingDouble(Outcome::labels)
          .thenComparing(Outcome::setting)
          .thenComparingLong(Outcome::seed);

  private Outcomes() {}

  /**
   * Reads a file.
   *
   * @return nothing if there is none
   * @throws IOException if it is another's
   */
  public static List<Outcome> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(HEADING)) {
      throw new IOException(
          file + ": expected the first line " + HEADING + "; give a folder of distil-compare");
    }
    List<Outcome> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      rows.add(row(lines.get(i), file + ":" + (i + 1)));
    }
    return rows;
  }

  private static Outcome row(String line, String place) throws IOException {
    String[] cells = line.split(",", -1);
    try {
      if (cells.length == COLUMNS) {
        return new Outcome(
            Setting.find(cells[0]).orElseThrow(IllegalArgumentException::new),
            Double.parseDouble(cells[1]),
            Long.parseLong(cells[2]),
            Double.parseDouble(cells[3]),
            Double.parseDouble(cells[4]),
            Integer.parseInt(cells[5]),
            Integer.parseInt(cells[6]));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": is no row of finished runs: " + line, e);
    }
    throw new IOException(place + ": is no row of finished runs: " + line);
  }

  /** Writes or replaces a file, by setting and seed, in whatever order the runs have finished. */
  public static void write(Path file, List<Outcome> rows) throws IOException {
    String text =
        rows.stream()
            .sorted(ORDER)
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%s,%s,%d,%.4f,%.5f,%d,%d\n",
                        row.setting().label(),
                        row.labels(),
                        row.seed(),
                        row.top1(),
                        row.heldOut(),
                        row.epochs(),
                        row.leftOut()))
            .collect(Collectors.joining("", HEADING + "\n", ""));
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The table of results, a row a run, by share of labels, setting and seed. */
  public static String results(List<Outcome> rows) {
    return rows.stream()
        .sorted(ORDER)
        .map(
            row ->
                String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.4f\n",
                    row.setting().label(),
                    row.labels(),
                    row.seed(),
                    row.top1()))
        .collect(Collectors.joining("", "setting,labels,seed,top1\n", ""));
  }
}
