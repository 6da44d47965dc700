package mobilenet.search.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.Trial;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches in processes of their own, killed and side by side. */
@Tag("processes")
class SearchProcessTest {
  /** Longer than all lives together. */
  private static final int TRIALS = 240;

  private static final int KILLS = 10;
  private static final int TRIAL_MS = 10;
  private static final int LONGEST_LIFE_MS = 250;

  private record Outcome(Trial trial, Evaluation evaluation) {}

  @TempDir private Path folder;

  private Process start(Path ledger, int seeds) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path", "").replace(';', File.pathSeparatorChar),
            SearchChild.class.getName(),
            ledger.toString(),
            Integer.toString(TRIALS / seeds),
            Integer.toString(seeds),
            Integer.toString(TRIAL_MS));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(process.getInputStream().read()).isEqualTo('s');
    return process;
  }

  private static List<Outcome> outcomes(LedgerView view) {
    return view.rows().stream()
        .map(row -> new Outcome(row.trial(), row.result().orElseThrow().evaluation()))
        .toList();
  }

  private List<Outcome> uninterrupted(int seeds) throws IOException, InterruptedException {
    Path file = folder.resolve("whole.jsonl");
    SearchPlan plan = SearchSettings.plan(TRIALS / seeds, SearchChild.seeds(seeds));
    try (Ledger ledger =
        Ledger.open(
            file,
            plan.heading(SearchSettings.engine(), SearchSettings.EVALUATOR),
            message -> System.err.println(message))) {
      new SearchRun(
              plan, SearchSettings.engine(), SearchSettings.EVALUATOR, ledger, SearchListener.NONE)
          .run();
    }
    return outcomes(LedgerView.read(file));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aSearchThatWasKilledTenTimesEqualsOneThatWasNot(int seeds)
      throws IOException, InterruptedException {
    long seed = System.nanoTime();
    System.out.println("SearchProcessTest: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Path file = folder.resolve("killed.jsonl");
    List<Integer> rows = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(file, seeds);
      boolean ended = process.waitFor(random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS);
      assertThat(ended).as("seed %d, ended before kill %d", seed, kill).isFalse();
      process.destroyForcibly().waitFor();
      rows.add(LedgerView.read(file).rows().size());
    }
    assertThat(new HashSet<>(rows)).as("seed %d, rows at the kills", seed).hasSizeGreaterThan(1);
    assertThat(start(file, seeds).waitFor()).isZero();
    assertThat(outcomes(LedgerView.read(file))).as("seed %d", seed).isEqualTo(uninterrupted(seeds));
  }

  @Test
  void twoProcessesShareTheTrials() throws IOException, InterruptedException {
    Path file = folder.resolve("shared.jsonl");
    Process one = start(file, 1);
    Process two = start(file, 1);
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();
    LedgerView view = LedgerView.read(file);
    assertThat(view.rows()).hasSize(TRIALS).allMatch(row -> row.result().isPresent());
    assertThat(view.rows().stream().map(row -> row.trial().key())).doesNotHaveDuplicates();
  }
}
