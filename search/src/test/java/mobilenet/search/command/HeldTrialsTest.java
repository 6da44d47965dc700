package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import mobilenet.json.JsonObject;
import mobilenet.search.ledger.LedgerView;
import mobilenet.search.ledger.LedgerView.Row;
import mobilenet.search.ledger.Trials;
import mobilenet.search.ledger.Worker;
import org.junit.jupiter.api.Test;

class HeldTrialsTest {
  private static final Worker HERE = Worker.current();

  private static Row row(int number, Worker worker) {
    return new Row(number, Trials.trial(number), Optional.of(worker), Optional.empty());
  }

  @Test
  void thereIsASentenceForEachTrialOfAProcessThatMayStillRun() {
    Row waiting = new Row(0, Trials.trial(0), Optional.empty(), Optional.empty());
    Worker dead = new Worker(HERE.host(), HERE.boot(), Long.MAX_VALUE, 0);
    LedgerView view =
        new LedgerView(
            JsonObject.EMPTY,
            List.of(
                waiting,
                row(1, Trials.ELSEWHERE),
                row(2, HERE),
                row(3, dead),
                row(4, new Worker("", "", 8, 0))));
    assertThat(HeldTrials.sentences(view))
        .containsExactly(
            "trial 1 is held by process 7 on host elsewhere; if that has ended, give"
                + " --release-others",
            "trial 2 is held by process "
                + HERE.pid()
                + " on host "
                + HERE.host()
                + ", which still runs; wait for it, and give the same command again",
            "trial 4 is held by process 8 on a host without a name; if that has ended, give"
                + " --release-others");
  }

  @Test
  void whatWasGivenBackIsSaid() {
    assertThat(HeldTrials.released(row(1, Trials.ELSEWHERE)))
        .isEqualTo("trial 1 is held by process 7 on host elsewhere, and is given back");
  }
}
