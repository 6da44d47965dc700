package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mobilenet.runtime.StepKey;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.latency.LatencyTable;
import mobilenet.search.latency.LatencyTableFile;
import mobilenet.search.latency.TableLatency;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.training.Slice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose cost is a latency that a table says. */
@Tag("processes")
class TabledSearchTest {
  @TempDir private static Path tables;
  private static Path table = Path.of("");

  @TempDir private Path folder;
  private Path output = Path.of("");

  @BeforeAll
  static void measure() throws Exception {
    table = FakeDevice.table(tables, 20, 28);
  }

  @BeforeEach
  void setOutput() {
    output = folder.resolve("out");
  }

  private List<String> arguments(Path latencyTable, String... more) {
    List<String> arguments = new ArrayList<>(List.of("random", "--space", "tiny-uib"));
    arguments.addAll(List.of("--data", Slice.DATA.toString(), "--limit", "100", "--epochs", "1"));
    arguments.addAll(List.of("--trials", "2", "--workers", "1", "--output", output.toString()));
    arguments.addAll(List.of("--latency-table", latencyTable.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private String refused(Path latencyTable, String... more) {
    Commands.Outcome outcome =
        Commands.search(arguments(latencyTable, more).toArray(String[]::new));
    assertThat(outcome.code()).isEqualTo(1);
    List<String> sentences =
        outcome.err().lines().filter(line -> !line.startsWith("data: ")).toList();
    assertThat(sentences).hasSize(1);
    return sentences.get(0);
  }

  @Test
  void itsTrialsHaveTheLatencyOfTheTable() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("search"));
    arguments.addAll(arguments(table, "--target-ms", "0.05"));
    String out = Commands.mobilenet(folder, arguments.toArray(String[]::new));
    assertThat(out)
        .contains("the table is of another environment", "front of accuracy and latency:")
        .contains("highest reward (absolute, 0.05 ms): ");
    LedgerView view = LedgerView.read(output.resolve("ledger.jsonl"));
    SearchSpace space = SearchSpace.read(output.resolve("space.json"));
    TableLatency latency = new TableLatency(LatencyTableFile.read(table));
    assertThat(view.finished()).hasSize(2);
    view.finished()
        .forEach(
            row -> {
              Measured measured = (Measured) row.result().orElseThrow().evaluation();
              double ms = latency.predict(space.architecture(row.trial().genotype())).ms();
              assertThat(measured.latencyMs()).hasValue(ms);
            });
    assertThat(output.resolve("latency-table.jsonl")).hasSameTextualContentAs(table);
    assertThat(Files.readString(output.resolve("front.svg"))).contains("latency of an image, ms");
    assertThat(Commands.search("report", output.toString()).out()).contains("  ms  ");

    List<String> lines = Files.readAllLines(table);
    Path other = Files.write(folder.resolve("other.jsonl"), lines.subList(0, lines.size() - 1));
    assertThat(refused(other, "--target-ms", "0.05"))
        .contains("holds another search: the latency table was \"")
        .endsWith("; give the same, or another --output");
  }

  @Test
  void aTargetThatNoNetworkHasIsRefused() {
    assertThat(refused(table, "--target-ms", "0.001"))
        .startsWith(
            "the target of 0.001 ms is unreachable: by the latency table, the networks of the space"
                + " tiny-uib take 0.0")
        .endsWith(" ms; give another --target-ms");
    assertThat(output).doesNotExist();
  }

  @Test
  void aTableForOtherDataIsRefused() throws Exception {
    Path larger = FakeDevice.table(Files.createDirectory(folder.resolve("larger")), 10, 64);
    assertThat(refused(larger, "--target-ms", "0.05"))
        .isEqualTo(
            larger
                + ": the table is of networks for images of 1×64×64 with 10 classes, and the data"
                + " are 1×28×28 with 10 classes; measure one for them with latency-table");
  }

  @Test
  void aTableWithoutTheStepsOfTheSpaceIsRefused() throws Exception {
    LatencyTable whole = LatencyTableFile.read(table);
    Map<StepKey, LatencyTable.Entry> entries = new TreeMap<>(whole.entries());
    Map<StepKey, LatencyTable.Refusal> refused = new TreeMap<>(whole.refused());
    whole
        .entries()
        .forEach(
            (key, entry) -> {
              if (key.toString().contains("depthwise")) {
                entries.remove(key);
                refused.put(key, new LatencyTable.Refusal("a test", entry.macs(), entry.bytes()));
              }
            });
    Path few = folder.resolve("few.jsonl");
    LatencyTableFile.write(
        few, new LatencyTable(whole.stamp(), entries, refused, whole.carriers()));
    assertThat(refused(few))
        .startsWith(few + ": the table has no time for ")
        .contains(" % of what the space's networks do, more than the 2 % that may be guessed; it")
        .contains("scalar alone depthwise:", " more; measure one of this space");
  }

  @Test
  void whatIsNoTableIsRefused() {
    assertThat(refused(Slice.DATA.resolve("missing.jsonl"))).contains("missing.jsonl");
  }
}
