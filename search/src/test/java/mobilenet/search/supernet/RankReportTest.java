package mobilenet.search.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.search.statistics.Bootstrap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers are SciPy's. */
class RankReportTest {
  private static final String TABLE =
      """
      hash,architecture,seed,macs,latency_ms,top1
      a,x,0,10,,0.70
      a,x,1,10,,0.72
      b,x,0,20,,0.75
      b,x,1,20,,0.73
      c,x,0,30,,0.76
      d,x,0,50,,0.80
      e,x,0,40,,0.83
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String report(Path... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] arguments = List.of(files).stream().map(Path::toString).toArray(String[]::new);
    RankReport.run(
        arguments,
        new Bootstrap(200, 0.95, 1),
        new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Path ranks(String name, long seed, double... top1) throws IOException {
    Path file = folder.resolve(name);
    String[] hashes = {"a", "b", "c", "d", "e"};
    RankRow[] rows = new RankRow[top1.length];
    for (int i = 0; i < top1.length; i++) {
      rows[i] = new RankRow(hashes[i], seed, top1[i]);
    }
    RankRow.write(file, List.of(rows));
    return file;
  }

  @Test
  void tauAndPartialTauOfEverySeedAndOfTheMean() throws Exception {
    Path first = ranks("first.csv", 0, 0.2, 0.1, 0.4, 0.3, 0.5);
    Path second = ranks("second.csv", 1, 0.1, 0.2, 0.3, 0.4, 0.5);
    List<String> lines = report(file("table.csv", TABLE), first, second).lines().toList();
    assertThat(lines.get(1))
        .startsWith("seed 0: 5 networks, tau 0.600 (")
        .contains("partial tau given MACs 0.509 (", "tau of MACs alone 0.800 (");
    assertThat(lines.get(2)).startsWith("seed 1: 5 networks, tau 1.000 (1.000 to 1.000)");
    // The means are .15, .15, .35, .35 and .5: two pairs are tied.
    assertThat(lines.get(3)).startsWith("mean: 5 networks, tau 0.894 (");
  }

  @Test
  void latencyIsTheCostWhereAllNetworksHaveOne() throws Exception {
    String timed = TABLE.replace(",,", ",1.5,");
    Path ranks = ranks("ranks.csv", 0, 0.2, 0.1, 0.4, 0.3, 0.5);
    assertThat(report(file("timed.csv", timed.replace("d,x,0,50,1.5", "d,x,0,50,2.5")), ranks))
        .contains("partial tau given latency");
    assertThat(report(file("partly.csv", timed.replace("d,x,0,50,1.5", "d,x,0,50,")), ranks))
        .contains("partial tau given MACs");
  }

  @Test
  void whatCannotBeComparedIsRefused() throws Exception {
    Path table = file("table.csv", TABLE);
    Path few = ranks("few.csv", 0, 0.2, 0.1);
    assertThatThrownBy(() -> report(table, few))
        .hasMessage("seed 0: expected at least 5 networks of the table, found 2");
    assertThatThrownBy(() -> report(table, few, few)).hasMessageContaining("again");
    assertThatThrownBy(() -> report(few, table)).hasMessageContaining("expected the columns");
    Path damaged = file("damaged.csv", "hash,seed,supernet_top1\na,0,many\n");
    assertThatThrownBy(() -> report(table, damaged))
        .hasMessage(damaged + ":2: expected a number as supernet_top1, found \"many\"");
    Path ragged = file("ragged.csv", "hash,seed,supernet_top1\na,0\n");
    assertThatThrownBy(() -> report(table, ragged))
        .hasMessage(ragged + ":2: expected 3 columns, found 2");
    assertThatThrownBy(() -> report(table)).hasMessageContaining("expected a table");
  }
}
