package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mobilenet.search.engine.Engine;
import mobilenet.search.engine.RandomSearch;
import mobilenet.search.latency.FakeDevice;
import mobilenet.search.ledger.Environment;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.reward.Objective;
import mobilenet.search.run.SearchListener;
import mobilenet.search.run.SearchPlan;
import mobilenet.search.run.SearchRun;
import mobilenet.search.space.SearchSpace;
import mobilenet.search.space.ShippedSpaces;
import mobilenet.search.table.AccuracyTable;
import mobilenet.search.table.AccuracyTableFile;
import mobilenet.search.table.MadeUpTables;
import mobilenet.search.table.TableEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableCommandTest {
  private static final SearchSpace TINY = ShippedSpaces.get("tiny-uib");

  @TempDir private Path folder;

  /** A search that finds the accuracies of a table. */
  private Path ledger(AccuracyTable table, int networks) throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    TableEvaluator evaluator = new TableEvaluator("made up", table);
    Engine engine = new RandomSearch(TINY, 3);
    SearchPlan plan =
        new SearchPlan(
            TINY,
            Objective.ACCURACY,
            networks,
            table.seeds(),
            "none",
            new Environment("cpu", "17", "0000000"));
    try (Ledger ledger =
        Ledger.open(
            file, plan.heading(engine, evaluator), message -> System.err.println(message))) {
      new SearchRun(plan, engine, evaluator, ledger, SearchListener.NONE).run();
    }
    return file;
  }

  @Test
  void writesTheAccuraciesOfALedger() throws Exception {
    AccuracyTable table = MadeUpTables.of(2, true);
    Path ledger = ledger(table, 243);
    Path csv = folder.resolve("table.csv");
    Commands.Outcome outcome =
        Commands.search("table", ledger.toString(), "--output", csv.toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains(csv + ", 243 of 243 networks of tiny-uib with the seeds [0, 1]");
    assertThat(AccuracyTableFile.read(csv, TINY).networks())
        .containsExactlyInAnyOrderElementsOf(table.networks());
  }

  @Test
  void aSearchOfAnotherSpace() throws Exception {
    Path ledger = ledger(MadeUpTables.of(2, false), 3);
    Path csv = folder.resolve("table.csv");
    Commands.Outcome outcome =
        Commands.search(
            "table",
            ledger.toString(),
            "--space",
            "mobilenetv4-coarse",
            "--output",
            csv.toString());
    assertThat(outcome.err())
        .startsWith(ledger + " is of another space than mobilenetv4-coarse; give the search's");
    assertThat(csv).doesNotExist();
  }

  /** By the fake device's table of 28 pixels it has latencies, and by one of 64 it would guess. */
  @Test
  void latenciesAreOfATableOfTheSpace() throws Exception {
    Path ledger = ledger(MadeUpTables.of(1, false), 243);
    Path csv = folder.resolve("table.csv");
    Path larger = FakeDevice.table(Files.createDirectory(folder.resolve("larger")), 10, 64);
    String[] arguments = {
      "table", ledger.toString(), "--output", csv.toString(), "--latency-table", larger.toString()
    };
    Commands.Outcome refused = Commands.search(arguments);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith(larger + ": the table is of networks for images of 1×64×64 with 10 classes");
    assertThat(csv).doesNotExist();

    arguments[5] = FakeDevice.table(folder, 20, 28).toString();
    Commands.Outcome outcome = Commands.search(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("mobilenet: the table is of another environment, and times");
    assertThat(AccuracyTableFile.read(csv, TINY).networks())
        .allMatch(network -> network.costs().latencyMs().isPresent());
  }

  @Test
  void anotherFile() throws IOException {
    Path file = Files.write(folder.resolve("x.jsonl"), List.of("{}"));
    Commands.Outcome outcome =
        Commands.search("table", file.toString(), "--output", folder.resolve("t.csv").toString());
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("expected a ledger, found another file");
  }
}
