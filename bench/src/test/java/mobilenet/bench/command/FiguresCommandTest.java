package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mobilenet.bench.figures.Comparisons;
import mobilenet.bench.figures.SpeedTable;
import mobilenet.bench.report.LatencyFile;
import mobilenet.bench.report.LatencyRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void printsTheRowsOfTheTableAsJson() throws Exception {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new FiguresCommand())
            .setOut(new PrintWriter(out))
            .execute("--table", "--json", "--csv", CSV, "--machine", ZEN_3);
    assertThat(code).isZero();
    JsonNode rows = new ObjectMapper().readTree(out.toString()).get("rows");
    List<LatencyRow> printed = new ArrayList<>();
    for (JsonNode row : rows) {
      printed.add(new ObjectMapper().treeToValue(row, LatencyRow.class));
    }
    assertThat(printed)
        .containsExactlyInAnyOrderElementsOf(
            new LatencyFile(Path.of(CSV))
                .rows().stream()
                    .filter(row -> row.machine().equals(ZEN_3))
                    .filter(row -> row.jdk().startsWith("25") && row.batch() == 1)
                    .toList());
  }

  @Test
  void otherNumbersOfThreadsAreNotShownInSilence(@TempDir Path folder) throws Exception {
    Path csv = folder.resolve("own.csv");
    LatencyFile file = new LatencyFile(csv);
    for (int threads : new int[] {1, 4}) {
      file.append(new LatencyRow("a", 224, threads, 1, 1.5, 2, "25.0.3", "own", "2026-11-24"));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new FiguresCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("--table", "--csv", csv.toString(), "--machine", "own");
    assertThat(code).isZero();
    assertThat(out.toString()).contains("| `a` | 224 | 1.50 | 2.00 | 0.75 | – | – | – |");
    assertThat(err.toString())
        .contains("other numbers of threads than 1 and 2 is not shown: [4]; --table --json has it");
  }

  private static String problem(String... arguments) {
    StringWriter problem = new StringWriter();
    new CommandLine(new FiguresCommand())
        .setExecutionExceptionHandler(
            (e, command, result) -> {
              problem.append(String.valueOf(e.getMessage()));
              return 2;
            })
        .execute(arguments);
    return problem.toString();
  }

  @Test
  void aMachineWithoutRowsIsWrongUsage() {
    assertThat(problem("--table", "--csv", CSV, "--machine", "an abacus"))
        .contains("latency.csv: no row was measured on \"an abacus\" with JDK 25");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(problem("--csv", "nowhere.csv")).startsWith("nowhere.csv: there is no such file");
  }
}
