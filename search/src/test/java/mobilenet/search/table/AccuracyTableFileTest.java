package mobilenet.search.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mobilenet.search.space.Genotype;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTableFileTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");
  private static final AccuracyTable TABLE = MadeUpTables.of(2, true);
  private static final String HASH = TABLE.networks().get(0).hash();

  @TempDir private Path folder;

  @Test
  void readsBackWhatItWrites() throws IOException {
    for (boolean latencies : new boolean[] {false, true}) {
      AccuracyTable table = MadeUpTables.of(3, latencies);
      Path file = folder.resolve("table.csv");
      AccuracyTableFile.write(file, table);
      AccuracyTable read = AccuracyTableFile.read(file, TINY);
      assertThat(read.seeds()).isEqualTo(table.seeds());
      assertThat(read.networks()).isEqualTo(table.networks());
      assertThat(Files.readAllLines(file)).hasSize(1 + 3 * 243);
    }
  }

  /** The sentence that a changed file is refused with. */
  private void refused(Consumer<List<String>> change, String... parts) throws IOException {
    Path file = folder.resolve("table.csv");
    AccuracyTableFile.write(file, TABLE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    change.accept(lines);
    Files.write(file, lines);
    assertThatThrownBy(() -> AccuracyTableFile.read(file, TINY))
        .isInstanceOf(TableException.class)
        .message()
        .startsWith(file.toString())
        .contains(parts)
        .doesNotContain("\n");
  }

  private static void replace(List<String> lines, int line, int column, String text) {
    String[] fields = lines.get(line).split(",", -1);
    fields[column] = text;
    lines.set(line, String.join(",", fields));
  }

  @Test
  void anotherFile() throws IOException {
    refused(List::clear, "expected a table of accuracies with the first line hash,architecture,");
    refused(lines -> lines.remove(0), "expected a table of accuracies with the first line");
    refused(lines -> lines.set(3, "a,b"), ":4: expected 6 columns", "found 2");
    refused(lines -> replace(lines, 2, 1, "x"), ":3: ", "with dots between, given \"x\"");
    refused(lines -> replace(lines, 2, 2, "one"), ":3: seed must be a whole number, found \"one\"");
    refused(lines -> replace(lines, 2, 3, "1e6"), ":3: macs must be a whole number, found \"1e6\"");
    for (String number : List.of("1.01", "-0.1", "NaN", "x", "")) {
      refused(
          lines -> replace(lines, 2, 5, number),
          ":3: top1 must be a number from 0 to 1, found \"" + number + "\"");
    }
    for (String number : List.of("0", "-1", "Infinity", "fast")) {
      refused(
          lines -> replace(lines, 2, 4, number),
          ":3: latency_ms must be a number above 0, found \"" + number + "\"");
    }
  }

  @Test
  void aNetworkOfAnotherSpace() throws IOException {
    refused(
        lines -> replace(lines, 1, 0, "0".repeat(64)),
        ":2: the space tiny-uib has another network at " + TABLE.networks().get(0).genotype(),
        "give the space that the table is of");
    refused(lines -> replace(lines, 1, 1, "9.9.9.9.9"), ":2: ");
    refused(lines -> replace(lines, 1, 3, "17"), ":2: the network has ", "found 17");
  }

  @Test
  void rowsThatContradictEachOther() throws IOException {
    refused(
        lines -> lines.add(lines.get(1)),
        ":488: the network " + HASH + " with the seed 0 is there twice");
    refused(lines -> replace(lines, 2, 4, "9.5"), ":3: ", "table.csv:2 has others for it");
  }

  @Test
  void missingSeedsAndNetworks() throws IOException {
    refused(lines -> lines.remove(2), "the network " + HASH + " lacks the seeds [1]");
    refused(
        lines -> lines.subList(1, 5).clear(),
        "expected all 243 networks of tiny-uib, and 2 are missing, such as ");
  }

  @Test
  @Timeout(10)
  void aPartOfALargeSpace() throws IOException {
    SearchSpace large = ShippedSpaces.get("mobilenetv4-one-stage");
    SpaceNetwork first = SpaceNetwork.of(large, large.networks().findFirst().orElseThrow());
    Genotype genotype = large.networks().findFirst().orElseThrow();
    Path file = folder.resolve("table.csv");
    Files.writeString(
        file,
        AccuracyTableFile.HEADER
            + "\n"
            + String.join(
                ",", first.hash(), genotype.toString(), "0", Long.toString(first.macs()), "", "0.5")
            + "\n");
    assertThatThrownBy(() -> AccuracyTableFile.read(file, large))
        .isInstanceOf(TableException.class)
        .hasMessageContaining(
            large.count().subtract(BigInteger.ONE)
                + " are missing, such as "
                + large.networks().skip(1).findFirst().orElseThrow());
  }
}
