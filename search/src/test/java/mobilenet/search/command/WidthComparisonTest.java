package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import mobilenet.cli.UsageException;
import mobilenet.search.command.WidthComparison.Method;
import mobilenet.search.command.WidthComparison.Row;
import mobilenet.search.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidthComparisonTest {
  private static final List<Row> ROWS =
      List.of(
          new Row(Method.NETADAPT, 2, 0.1, 0.103, 0.88),
          new Row(Method.WIDTH, 2, 0.101, 0.1, 0.87),
          new Row(Method.WIDTH, 1, 0.101, 0.1015, 0.86),
          new Row(Method.NETADAPT, 1, 0.1, 0.099, 0.89));

  @Test
  void isARowANetworkAndADifferenceOfPairs() {
    WidthComparison comparison = WidthComparison.of(ROWS);
    assertThat(comparison.csv())
        .isEqualTo(
            """
            method,seed,latency_ms,top1
            netadapt,1,0.09900,0.8900
            width,1,0.10150,0.8600
            netadapt,2,0.10300,0.8800
            width,2,0.10000,0.8700
            """);
    // Differences of 0.03 and 0.01; Student's quantile of one degree of freedom is 12.7062.
    Interval difference = comparison.difference().orElseThrow();
    assertThat(difference.estimate()).isCloseTo(0.02, within(1e-12));
    assertThat(difference.low()).isCloseTo(0.02 - 12.7062 * 0.01, within(1e-6));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    comparison.print(out);
    out.flush();
    assertThat(text.toString())
        .contains("+3.0 %", "-1.0 %", "netadapt less width: +2.00 percentage points", "of 2 pairs");
  }

  @Test
  void oneSeedHasNoInterval() {
    assertThat(WidthComparison.of(ROWS.subList(0, 2)).difference()).isEmpty();
  }

  @Test
  void seedsHave64Bits(@TempDir Path folder) throws Exception {
    long seed = 9_007_199_254_740_993L;
    assertThat(ComparedCheckpoint.of(AdaptedFolders.write(folder, seed)))
        .extracting(ComparedCheckpoint::seed)
        .containsExactly(seed, seed);
  }

  @Test
  void aSeedCountsOnce(@TempDir Path folder) {
    List<Row> twice = List.of(ROWS.get(0), ROWS.get(1), ROWS.get(0), ROWS.get(1));
    assertThatThrownBy(() -> WidthComparison.of(twice))
        .isInstanceOf(UsageException.class)
        .hasMessage("two of the folders are of one seed; give a folder of each seed");
    assertThatThrownBy(() -> ComparedCheckpoint.of(new AdaptFolder(folder)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("best is missing; run netadapt with --compare-width to its end");
  }
}
