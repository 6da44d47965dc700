package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import mobilenet.bench.figures.Comparisons;
import mobilenet.bench.figures.SpeedTable;
import mobilenet.bench.report.LatencyFile;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FiguresCommandTest {
  private static final String CSV = "../results/latency.csv";
  private static final String ZEN_3 = "AMD EPYC (family 25, AVX2), 2 cores";

  @Test
  void printsTheTableOfAMachine() throws Exception {
    Comparisons committed =
        Comparisons.of(new LatencyFile(Path.of(CSV)).rows(), new Comparisons.Setting(ZEN_3, 25, 1));
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new FiguresCommand())
            .setOut(new PrintWriter(out))
            .execute("--table", "--csv", CSV, "--machine", ZEN_3);
    assertThat(code).isZero();
    assertThat(out.toString().lines()).containsExactlyElementsOf(SpeedTable.lines(committed));
  }

  @Test
  void aMachineWithoutRowsIsWrongUsage() {
    StringWriter problem = new StringWriter();
    new CommandLine(new FiguresCommand())
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              problem.append(String.valueOf(e.getMessage()));
              return 2;
            })
        .execute("--table", "--csv", CSV, "--machine", "an abacus");
    assertThat(problem.toString())
        .contains("latency.csv: no row was measured on \"an abacus\" with JDK 25");
  }
}
