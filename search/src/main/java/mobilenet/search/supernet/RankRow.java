package mobilenet.search.supernet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mobilenet.file.AtomicFiles;

/**
 * What a super-network makes of a network: a line of {@code supernet-rank.csv}.
 *
 * @param hash of the architecture
 * @param seed of the super-network
 * @param top1 0 to 1
 */
public record RankRow(String hash, long seed, double top1) {
  private static final List<String> COLUMNS = List.of("hash", "seed", "supernet_top1");

  /** Writes or replaces a file. */
  public static void write(Path file, List<RankRow> rows) throws IOException {
    String text =
        rows.stream()
            .map(row -> String.format(Locale.ROOT, "%s,%d,%.5f\n", row.hash, row.seed, row.top1))
            .collect(Collectors.joining("", String.join(",", COLUMNS) + "\n", ""));
    AtomicFiles.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is none
   */
  public static List<RankRow> read(Path file) throws IOException {
    List<RankRow> rows = new ArrayList<>();
    for (CsvRow row : CsvRow.read(file, COLUMNS)) {
      rows.add(new RankRow(row.text("hash"), row.wholeNumber("seed"), row.number("supernet_top1")));
    }
    return rows;
  }
}
