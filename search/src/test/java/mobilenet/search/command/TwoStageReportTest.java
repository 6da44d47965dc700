package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On made-up searches whose differences are known. */
class TwoStageReportTest {
  @TempDir private Path folder;
  private final List<String> arguments = new ArrayList<>();

  /**
   * Networks of eight widths; what shared weights say falls by 2 or 1 points for twice the width.
   */
  @BeforeEach
  void write() throws Exception {
    Path comparison = folder.resolve("comparison.csv");
    Path ledger = folder.resolve("ledger.jsonl");
    arguments.addAll(
        List.of(folder.resolve("out.csv").toString(), comparison.toString(), ledger.toString()));
    CoarseNetworks networks = CoarseNetworks.some();
    assertThat(networks.size()).isGreaterThan(5);
    networks.train(ledger);
    StringBuilder rows = new StringBuilder("network,params,macs,latency_ms,seed,top1\n");
    for (int seed = 1; seed <= 3; seed++) {
      search("one", seed, "\"one-stage\"", networks, 0.02);
      search("two", seed, "\"coarse\",\"fine\"", networks, 0.01);
      // The two stages are better by one, two and three points.
      rows.append("one-").append(seed).append(",1,2,0.1,0,0.80\n");
      rows.append(String.format(Locale.ROOT, "two-%d,1,2,0.1,0,%.2f%n", seed, 0.79 + 0.01 * seed));
      rows.append(String.format(Locale.ROOT, "two-%d,1,2,0.1,1,%.2f%n", seed, 0.81 + 0.01 * seed));
    }
    Files.writeString(comparison, rows.toString().replace("\r", ""));
  }

  private void search(String method, int seed, String stages, CoarseNetworks networks, double fall)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(method + seed + "/coarse"));
    Path root = folder.resolve(method + seed);
    networks.rank((method.equals("one") ? root : own).resolve("supernet-rank.csv"), seed, fall);
    Files.writeString(
        root.resolve("result.json"),
        String.format(
            Locale.ROOT,
            "{\"seed\":%d,\"imageMacs\":%s,\"stages\":[%s],\"best\":{\"network\":\"%s-%d\",\"hash\":"
                + "\"h\",\"macs\":2000000,\"costOverTarget\":%s,\"top1\":0.7}}",
            seed,
            method.equals("one") ? "1e12" : "1.1e12",
            stages,
            method,
            seed,
            seed == 3 ? "1.2" : "0.95"));
    arguments.add(root.toString());
  }

  private String report() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TwoStageReport.run(
        arguments.toArray(String[]::new), new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theDifferencesAreThoseOfTheFiles() throws IOException {
    // 4.303 is Student's t of two degrees of freedom; the standard deviation of 0, 1, 2 is 1.
    double half = 4.302653 / Math.sqrt(3);
    assertThat(report())
        .contains("one-stage: 2 of 3 within a tenth of the target, 0.9500 to 1.2000 of it")
        .contains("two-stage: 2 of 3 within")
        .contains("two stages over one: [1.1, 1.1, 1.1]")
        .contains(
            String.format(
                Locale.ROOT,
                "top-1 of two stages less that of one: 2.00 points (%.2f to %.2f), of 3 pairs",
                2 - half,
                2 + half))
        .containsPattern(
            "one-stage, seed 1: shared less alone: -[0-9.]+ points in the mean of [0-9]+ networks;"
                + " for twice the width: -2.00 points \\(-2.00")
        .containsPattern(
            "two-stage, seed 3: shared less alone: .* for twice the width: -1.00 points \\(-1.00")
        .contains("slope in the coarse stage less that in one stage: 1.00 points (1.00 to 1.00)");
    List<String> rows = Files.readAllLines(folder.resolve("out.csv"));
    assertThat(rows).hasSize(1 + 3 + 6).first().isEqualTo(TwoStageReport.HEADER);
    assertThat(rows.get(1))
        .isEqualTo("one-stage,1,one-1,h,2000000,,0.9500,1.00000e+12,0.70000,0,0.80");
    assertThat(rows.get(0).split(",", -1)).hasSameSizeAs(rows.get(1).split(",", -1));
    assertThat(folder.resolve("out.svg"))
        .content()
        .contains("one stage", "80.00 %", "two stages", "82.00 %");
  }

  @Test
  void searchesWithoutPartnersAreRefused() {
    arguments.remove(arguments.size() - 1);
    assertThatThrownBy(this::report).hasMessageContaining("given the seeds [1, 2, 3] and [1, 2]");
    arguments.subList(3, arguments.size()).clear();
    assertThatThrownBy(this::report).hasMessageContaining("given 3 arguments");
  }

  @Test
  void aWinnerThatWasNotTrainedIsRefused() throws IOException {
    Path comparison = folder.resolve("comparison.csv");
    Files.writeString(comparison, "network,seed,top1\none-1,0,0.8\n");
    assertThatThrownBy(this::report)
        .hasMessage(
            "the network one-2 of the one-stage search of seed 2 is not among those that were"
                + " trained alone; compare it, too");
  }
}
