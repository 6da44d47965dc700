package mobilenet.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FiguresCommandTest {
  private static final String CSV = Measured.HOME.resolve("results/latency.csv").toString();

  @Test
  void printsTheTableOfAMachine() throws Exception {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new FiguresCommand())
            .setOut(new PrintWriter(out))
            .execute("--table", "--csv", CSV, "--machine", Measured.ZEN_3);
    assertThat(code).isZero();
    assertThat(out.toString().lines())
        .containsExactlyElementsOf(SpeedTable.lines(Measured.committed(Measured.ZEN_3, 25)));
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
