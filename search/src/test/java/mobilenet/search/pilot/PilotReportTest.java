package mobilenet.search.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import mobilenet.search.statistics.Bootstrap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PilotReportTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 0.95, 1);

  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Path csv;
  private Path shorter;
  private Path longer;

  @BeforeEach
  void files() {
    csv = folder.resolve("pilot.csv");
    shorter = folder.resolve("short.jsonl");
    longer = folder.resolve("long.jsonl");
  }

  private List<String> report(Path... ledgers) throws IOException {
    String[] arguments = new String[ledgers.length + 1];
    arguments[0] = csv.toString();
    for (int i = 0; i < ledgers.length; i++) {
      arguments[i + 1] = ledgers[i].toString();
    }
    PilotReport.run(arguments, BOOTSTRAP, new PrintStream(printed, true, StandardCharsets.UTF_8));
    return Files.readAllLines(csv);
  }

  /** Estimate, and the ends of the interval, of the row that starts so. */
  private static double[] figure(List<String> rows, String start) {
    String row = rows.stream().filter(r -> r.startsWith(start + ",")).findFirst().orElseThrow();
    String[] fields = row.split(",", -1);
    return new double[] {
      Double.parseDouble(fields[4]), Double.parseDouble(fields[5]), Double.parseDouble(fields[6])
    };
  }

  /**
   * Ratings of Shrout and Fleiss (1979), divided by 10: ICC(1,1) .1657, ICC(1,4) .4428 (R's psych,
   * whose table is rounded to .17 and .44, by the same mean squares 11.2417 and 6.2639).
   */
  @Test
  void aLedgerOfPublishedNumbers() throws IOException {
    PilotLedgers.write(
        shorter,
        "recipe",
        new double[][] {
          {.9, .2, .5, .8}, {.6, .1, .3, .2}, {.8, .4, .6, .8},
          {.7, .1, .2, .6}, {1, .5, .6, .9}, {.6, .2, .4, .7}
        });
    List<String> rows = report(shorter);
    assertThat(rows.get(0)).isEqualTo("training,statistic,covariate,trend,estimate,low,high");
    assertThat(figure(rows, "short,icc,,")[0]).isCloseTo(.1657, within(1e-4));
    assertThat(figure(rows, "short,icc_of_mean,,")[0]).isCloseTo(.4428, within(1e-4));
    assertThat(rows)
        .noneMatch(row -> row.contains("long"))
        .noneMatch(row -> row.contains("latency"));
  }

  /**
   * Seven networks of which the short training swaps one pair of neighbours: 20 of 21 − 1 of 21.
   */
  @Test
  void aShortTrainingThatSwapsOnePair() throws IOException {
    double[] order = {.1, .2, .3, .4, .5, .6, .7};
    double[] swapped = {.1, .2, .4, .3, .5, .6, .7};
    PilotLedgers.write(shorter, "short", twice(swapped));
    PilotLedgers.write(longer, "long", twice(order));
    List<String> rows = report(shorter, longer);
    assertThat(figure(rows, "short_against_long,tau,,")[0]).isCloseTo(19 / 21.0, within(1e-4));
    assertThat(figure(rows, "long,tau_with_cost,log_macs,")[0]).isEqualTo(1);
    assertThat(figure(rows, "long,icc,,")[0]).isEqualTo(1);
    assertThat(figure(rows, "long,seeds_needed,,")[0]).isZero();
    // The long training's order is that of the size, so that nothing is left to agree about.
    assertThat(figure(rows, "short_against_long,partial_tau,log_macs,")[0]).isNaN();
  }

  private static double[][] twice(double[] accuracies) {
    double[][] rows = new double[accuracies.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {accuracies[i], accuracies[i]};
    }
    return rows;
  }

  /**
   * Variance .41 between and .59 within networks beside a trend in the size: the trend makes the
   * plain reliability larger, and 5.1 seeds are needed for .78 given the size.
   */
  @Test
  void networksOfAKnownReliability() throws IOException {
    Random random = new Random(9);
    double[][] early = new double[50][5];
    double[][] late = new double[50][5];
    for (int i = 0; i < early.length; i++) {
      double own = .5 + .004 * i + .02 * Math.sqrt(.41) * random.nextGaussian();
      for (int j = 0; j < early[i].length; j++) {
        early[i][j] = own + .02 * Math.sqrt(.59) * random.nextGaussian();
        late[i][j] = own + .02 * Math.sqrt(.59) * random.nextGaussian();
      }
    }
    PilotLedgers.write(shorter, "short", early);
    PilotLedgers.write(longer, "long", late);
    List<String> rows = report(shorter, longer);
    for (String trend : List.of("linear", "quadratic")) {
      double[] icc = figure(rows, "long,icc,log_macs," + trend);
      assertThat(icc[0]).as("seed 9").isCloseTo(.41, within(.2));
      assertThat(icc[1]).isLessThan(icc[0]);
      assertThat(icc[2]).isGreaterThan(icc[0]).isLessThan(.75);
      double[] seeds = figure(rows, "long,seeds_needed,log_macs," + trend);
      assertThat(seeds[1]).as("seed 9").isLessThan(5.1);
      assertThat(seeds[2]).as("seed 9").isGreaterThan(5.1);
    }
    assertThat(figure(rows, "long,icc,,")[1]).as("seed 9").isGreaterThan(.9);
    // Two or three seeds agree less than five with five.
    double[] residual = figure(rows, "short_against_long,tau,log_macs,linear");
    assertThat(residual[1]).as("seed 9").isGreaterThan(.2);
    assertThat(residual[2]).as("seed 9").isLessThan(.85);
    assertThat(figure(rows, "long,tau_of_halves,log_macs,linear")[0])
        .as("seed 9")
        .isLessThan(residual[0]);
  }

  @Test
  void mistakes() throws IOException {
    assertThatThrownBy(() -> PilotReport.main(new String[] {"one"}))
        .hasMessageContaining("expected two or three arguments");
    PilotLedgers.write(shorter, "short", new double[][] {{.1, .2}, {.3, .4}});
    assertThatThrownBy(() -> report(shorter))
        .hasMessageContaining("expected at least 5 networks")
        .hasMessageContaining("found 2");
  }
}
