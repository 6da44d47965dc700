package mobilenet.search.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import mobilenet.search.evaluation.Candidate;
import mobilenet.search.evaluation.Evaluation;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.evaluation.Evaluator;
import mobilenet.search.ledger.Ledger;
import mobilenet.search.ledger.LedgerView.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever a worker is interrupted, no result is lost and the ledger stays open. */
class SearchInterruptTest {
  private static final SearchPlan PLAN = SearchSettings.plan(3);

  /** What an evaluator does once it is interrupted. */
  @FunctionalInterface
  private interface Reaction extends Evaluator {
    @Override
    default String name() {
      return "reaction";
    }

    @Override
    default Evaluation evaluate(Candidate candidate, long seed) throws InterruptedException {
      Thread.currentThread().interrupt();
      return react();
    }

    Evaluation react() throws InterruptedException;
  }

  @TempDir private Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() throws IOException {
    ledger =
        Ledger.open(
            folder.resolve("ledger.jsonl"),
            PLAN.heading(SearchSettings.engine(), SearchSettings.EVALUATOR),
            message -> System.err.println(message));
  }

  @AfterEach
  void close() throws IOException {
    assertThat(Thread.interrupted()).isFalse();
    ledger.close();
  }

  private void interrupted(Evaluator evaluator) {
    SearchRun run =
        new SearchRun(PLAN, SearchSettings.engine(), evaluator, ledger, SearchListener.NONE);
    assertThatThrownBy(run::run).isInstanceOf(InterruptedException.class);
  }

  private void goesOn() throws IOException, InterruptedException {
    new SearchRun(
            PLAN, SearchSettings.engine(), SearchSettings.EVALUATOR, ledger, SearchListener.NONE)
        .run();
    assertThat(ledger.view().finished()).hasSize(3);
  }

  @Test
  void beforeTheFirstTrial() throws IOException, InterruptedException {
    Thread.currentThread().interrupt();
    interrupted(SearchSettings.EVALUATOR);
    assertThat(ledger.view().rows()).isEmpty();
    goesOn();
  }

  @Test
  void aResultThatIsThereIsWritten() throws IOException, InterruptedException {
    Reaction finishes = () -> Measured.of(0.25);
    interrupted(finishes);
    Row row = ledger.view().rows().get(0);
    assertThat(row.result().orElseThrow().evaluation()).isEqualTo(Measured.of(0.25));
    goesOn();
  }

  @Test
  void otherwiseTheTrialIsGivenBack() throws IOException, InterruptedException {
    Reaction throwsAnother =
        () -> {
          throw new IllegalStateException("interrupted");
        };
    Reaction files =
        () -> {
          throw new UncheckedIOException(new ClosedByInterruptException());
        };
    Reaction fails = () -> new Failed("interrupted");
    for (Reaction reaction : new Reaction[] {throwsAnother, files, fails}) {
      interrupted(reaction);
      assertThat(ledger.view().rows()).singleElement().matches(Row::isPending);
    }
    goesOn();
  }
}
