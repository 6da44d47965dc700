package mobilenet.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mobilenet.json.JsonException;
import mobilenet.json.JsonObject;
import mobilenet.search.evaluation.Evaluation.Failed;
import mobilenet.search.evaluation.Evaluation.Measured;
import mobilenet.search.ledger.Ledger.Asking;
import mobilenet.search.ledger.LedgerView.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("ledger.jsonl");
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Trials.write(file());
    LedgerView view = LedgerView.read(file());
    assertThat(view.search()).isEqualTo(Trials.SEARCH);
    assertThat(view.rows().stream().map(Row::trial))
        .containsExactly(Trials.trial(0), Trials.trial(1), Trials.trial(2));
    assertThat(view.rows().get(0).result()).contains(Trials.measured(0.75));
    assertThat(view.rows().get(1).result()).contains(Trials.failed("out of memory"));
    assertThat(view.rows().get(2).isPending()).isTrue();
    assertThat(view.finished()).hasSize(2);
    try (Ledger ledger = Trials.open(file())) {
      assertThat(ledger.view()).isEqualTo(view);
    }
  }

  @Test
  void nothingIsThereTwice() throws IOException {
    try (Ledger ledger = Trials.open(file())) {
      assertThat(ledger.add(List.of(Trials.trial(0), Trials.trial(0)))).isEqualTo(1);
      assertThat(ledger.add(List.of(Trials.trial(0), Trials.trial(1)))).isEqualTo(1);
      ledger.claim(events -> Optional.empty());
      ledger.claim(events -> Optional.empty());
      assertThatThrownBy(() -> ledger.claim(events -> Optional.of(Trials.trial(0))))
          .hasMessageContaining("hash0")
          .hasMessageContaining("already");
      assertThat(ledger.view().rows()).hasSize(2);
    }
  }

  @Test
  void trialsAreTakenInTurnAndFinishedOnce() throws IOException {
    try (Ledger one = Trials.open(file());
        Ledger two = Trials.open(file())) {
      one.add(List.of(Trials.trial(0), Trials.trial(1)));
      assertThat(one.claim(events -> Optional.empty()).orElseThrow().number()).isZero();
      assertThat(two.claim(events -> Optional.empty()).orElseThrow().number()).isOne();
      assertThat(one.claim(events -> Optional.empty())).isEmpty();
      assertThat(two.claim(events -> Optional.of(Trials.trial(2))).orElseThrow().number())
          .isEqualTo(2);
      one.release(1);
      assertThat(one.claim(events -> Optional.empty()).orElseThrow().number()).isOne();
      assertThat(one.finish(1, Trials.measured(0.5))).isTrue();
      assertThat(two.finish(1, Trials.measured(0.6))).isFalse();
      assertThat(two.view().rows().get(1).result()).contains(Trials.measured(0.5));
    }
  }

  @Test
  void onlyTrialsOfOtherMachinesAreGivenBack() throws IOException {
    try (Ledger ledger = Trials.open(file())) {
      ledger.add(List.of(Trials.trial(0), Trials.trial(1), Trials.trial(2)));
      ledger.claim(events -> Optional.empty());
    }
    Trials.claimElsewhere(file(), 1);
    try (Ledger ledger = Trials.open(file())) {
      assertThat(ledger.view().held()).extracting(Row::number).containsExactly(0, 1);
      List<Row> released = ledger.releaseOthers();
      assertThat(released).extracting(Row::number).containsExactly(1);
      assertThat(released.get(0).worker()).contains(Trials.ELSEWHERE);
      assertThat(ledger.view().held()).extracting(Row::number).containsExactly(0);
      assertThat(ledger.view().rows().get(1).isPending()).isTrue();
      assertThat(ledger.releaseOthers()).isEmpty();
    }
  }

  @Test
  void askingSeesAllThatHappened() throws IOException {
    Trials.write(file());
    try (Ledger ledger = Trials.open(file())) {
      ledger.claim(events -> Optional.empty());
      ledger.claim(
          events -> {
            assertThat(events).hasSize(3 + 2 + 2 + 1);
            return Optional.empty();
          });
      assertThat(ledger.events()).hasSize(8);
    }
  }

  @Test
  void anotherSearchIsRefused() throws IOException {
    Trials.write(file());
    assertThatThrownBy(
            () -> Ledger.open(file(), JsonObject.EMPTY.with("space", "other"), notice -> {}))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("ledger of another search")
        .hasMessageContaining("made up")
        .hasMessageContaining("other");
  }

  @Test
  void aFileThatIsNoLedgerIsLeftAsItIs() throws IOException {
    String sealed = LedgerLines.seal(JsonObject.EMPTY.with("a", 1L));
    for (String text : List.of("precious", "a,b\n", "a,b\n1,2\n", "\n\na,b\n", sealed + "\n")) {
      TextFiles.write(file(), text);
      assertThatThrownBy(() -> Trials.open(file(), Trials.collector()))
          .as(text)
          .isInstanceOf(JsonException.class);
      assertThat(file()).hasContent(text);
      assertThatThrownBy(() -> LedgerView.read(file())).isInstanceOf(JsonException.class);
    }
    for (String text : List.of("a,b\n", "a,b\n1,2\n", "\n\na,b\n")) {
      TextFiles.write(file(), text);
      assertThatThrownBy(() -> Trials.open(file(), Trials.collector()))
          .hasMessageEndingWith("ledger.jsonl: expected a ledger or no file, found another file");
      assertThatThrownBy(() -> LedgerView.read(file()))
          .hasMessageEndingWith("ledger.jsonl: expected a ledger, found another file");
    }
  }

  @Test
  void theHeadingOfALedgerThatIsThere() throws IOException {
    assertThat(LedgerView.heading(file())).isEmpty();
    TextFiles.write(file(), "{\"format\":\"mobil");
    assertThat(LedgerView.heading(file())).isEmpty();
    TextFiles.write(file(), "");
    assertThat(LedgerView.heading(file())).isEmpty();
    Trials.write(file());
    assertThat(LedgerView.heading(file())).contains(Trials.SEARCH);
  }

  /** An interrupt closes a file channel that is in use; the ledger must outlive it. */
  @Test
  void anInterruptNeitherLosesALineNorClosesTheLedger() throws IOException {
    try (Ledger ledger = Trials.open(file())) {
      for (int i = 0; i < 20; i++) {
        Thread.currentThread().interrupt();
        assertThat(ledger.add(List.of(Trials.trial(i)))).isOne();
        assertThat(ledger.claim(events -> Optional.empty()).orElseThrow().number()).isEqualTo(i);
        assertThat(ledger.finish(i, Trials.measured(0.5))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
      }
      assertThat(ledger.view().finished()).hasSize(20);
    }
  }

  @Test
  void oneThreadDoesItAllAndEndsWithTheLedger() throws IOException, InterruptedException {
    Set<Thread> threads = new HashSet<>();
    Asking watching =
        events -> {
          threads.add(Thread.currentThread());
          // What an engine leaves must not close the channels of the next action.
          Thread.currentThread().interrupt();
          return Optional.empty();
        };
    Ledger ledger = Trials.open(file());
    try (ledger) {
      for (int i = 0; i < 10; i++) {
        ledger.claim(watching);
      }
    }
    assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    threads.iterator().next().join();
    assertThatThrownBy(ledger::view).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> ledger.add(List.of(Trials.trial(0))))
        .isInstanceOf(ClosedChannelException.class);
    ledger.close();
  }

  @Test
  void whatGoesWrongIsThrownAsItIs() throws IOException {
    try (Ledger ledger = Trials.open(file())) {
      for (Throwable wrong : List.of(new IllegalStateException("a"), new AssertionError("b"))) {
        Asking failing =
            events -> {
              if (wrong instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) wrong;
            };
        assertThatThrownBy(() -> ledger.claim(failing)).isSameAs(wrong);
      }
      assertThat(ledger.view().rows()).isEmpty();
    }
  }

  @Test
  void threadsTakeTurns() throws IOException, InterruptedException, ExecutionException {
    int threads = 4;
    int each = 25;
    Trials.write(file());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> added = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = 10 + t * each;
        added.add(
            pool.submit(
                () -> {
                  int sum = 0;
                  for (int i = 0; i < each; i++) {
                    try (Ledger ledger = Trials.open(file())) {
                      sum += ledger.add(List.of(Trials.trial(first + i), Trials.trial(9)));
                      LedgerView.read(file());
                    }
                  }
                  return sum;
                }));
      }
      int sum = 0;
      for (Future<Integer> one : added) {
        sum += one.get();
      }
      assertThat(sum).isEqualTo(threads * each + 1);
    } finally {
      pool.shutdown();
    }
    assertThat(LedgerView.read(file()).rows()).hasSize(3 + threads * each + 1);
  }

  @Test
  void rowsAreFoundByHashAndKey() throws IOException {
    Trials.write(file());
    LedgerView view = LedgerView.read(file());
    assertThat(view.ofArchitecture("hash1")).containsExactly(view.rows().get(1));
    assertThat(view.find(Trials.trial(2).key())).contains(view.rows().get(2));
    assertThat(view.find(new Trial.Key("hash2", 3, "recipe"))).isEmpty();
  }

  @Test
  void resultsCheckTheirRanges() {
    assertThatThrownBy(() -> Measured.of(1.5)).hasMessageContaining("0 to 1, given 1.5");
    assertThatThrownBy(() -> new Measured(0.5, OptionalDouble.of(0)))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Failed(" ")).hasMessageContaining("reason");
    assertThatThrownBy(() -> new Result(Measured.of(1), -1, Trials.ENVIRONMENT))
        .hasMessageContaining("at least 0, given -1");
  }
}
