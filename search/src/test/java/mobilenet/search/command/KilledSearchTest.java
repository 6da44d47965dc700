package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Trial;
import mobilenet.search.training.Slice;
import mobilenet.testing.ChildJvm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose processes are killed. */
@Tag("processes")
class KilledSearchTest {
  private static final long LONGEST_S = 120;

  private record Outcome(Trial trial, Evaluation evaluation) {}

  @TempDir private Path folder;

  private ChildJvm start(Path output) throws Exception {
    return start(output, 6, 1);
  }

  private ChildJvm start(Path output, int trials, int epochs) throws Exception {
    return Commands.start(
        folder,
        "search",
        "evolution",
        "--space",
        "tiny-uib",
        "--data",
        Slice.DATA.toString(),
        "--limit",
        "200",
        "--epochs",
        Integer.toString(epochs),
        "--trials",
        Integer.toString(trials),
        "--workers",
        "1",
        "--target-macs",
        "1.2e6",
        "--output",
        output.toString());
  }

  private static void await(ChildJvm search, Path output, Predicate<LedgerView> state)
      throws Exception {
    SearchFolder there = new SearchFolder(output);
    search.await(() -> there.view().filter(state).isPresent());
  }

  private static boolean isWorking(LedgerView view, int finished) {
    return view.finished().size() >= finished
        && view.rows().stream().anyMatch(row -> row.worker().isPresent());
  }

  private static List<Outcome> outcomes(Path output) throws Exception {
    return LedgerView.read(output.resolve("ledger.jsonl")).rows().stream()
        .map(row -> new Outcome(row.trial(), row.result().orElseThrow().evaluation()))
        .toList();
  }

  @Test
  void killingAWorkerAndThenTheSearchLosesNothing() throws Exception {
    // At the same time, as it takes the other core.
    ChildJvm whole = start(folder.resolve("whole"));
    Path output = folder.resolve("killed");
    ChildJvm search = start(output);
    await(search, output, view -> isWorking(view, 1));
    search.children().forEach(ProcessHandle::destroyForcibly);
    await(search, output, view -> isWorking(view, 3));
    List<ProcessHandle> workers = search.children();
    assertThat(workers).hasSize(1);
    search.process().destroyForcibly().waitFor();
    // A worker ends with the search that started it.
    workers.get(0).onExit().get(LONGEST_S, TimeUnit.SECONDS);
    assertThat(LedgerView.read(output.resolve("ledger.jsonl")).finished()).hasSizeLessThan(6);

    ChildJvm again = start(output);
    assertThat(again.waitFor()).as(again.output()).isZero();
    assertThat(again.output()).contains(" are done; after an interruption", "6 of 6: ");
    assertThat(whole.waitFor()).as(whole.output()).isZero();
    assertThat(outcomes(output)).isEqualTo(outcomes(folder.resolve("whole")));
    assertThat(output.resolve("best.json"))
        .hasSameTextualContentAs(folder.resolve("whole/best.json"));
    assertThat(output).isDirectoryNotContaining("glob:**/.training*");
  }

  @Test
  void aNetworkWhoseWorkerDiesTwiceHasFailed() throws Exception {
    Path output = folder.resolve("deadly");
    ChildJvm search = start(output, 1, 500);
    for (int death = 0; death < 2; death++) {
      await(search, output, view -> isWorking(view, 0) && isWorkedOnByChild(search, view));
      for (ProcessHandle worker : search.children()) {
        worker.destroyForcibly();
        // Else its next look would find the dying one.
        worker.onExit().get(LONGEST_S, TimeUnit.SECONDS);
      }
    }
    assertThat(search.waitFor()).as(search.output()).isEqualTo(1);
    assertThat(search.output())
        .contains("failed: its process was ended 2 times, with exit code 137", "no network has");
    assertThat(outcomes(output))
        .singleElement()
        .satisfies(only -> assertThat(only.evaluation()).isInstanceOf(Evaluation.Failed.class));
  }

  private static boolean isWorkedOnByChild(ChildJvm search, LedgerView view) {
    return view.rows().stream()
        .flatMap(row -> row.worker().stream())
        .anyMatch(
            worker ->
                search.children().stream()
                    .anyMatch(child -> child.pid() == worker.pid() && child.isAlive()));
  }
}
