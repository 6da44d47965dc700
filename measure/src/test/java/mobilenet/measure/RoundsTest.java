package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** On a clock that only the candidates and pauses move. */
class RoundsTest {
  private static final long MS = 1_000_000;

  private final AtomicLong clock = new AtomicLong();
  private final List<String> turns = new ArrayList<>();

  private final class Fake implements Runnable {
    private final String name;
    private final long fastest;
    private long runs;

    Fake(String name, long fastest) {
      this.name = name;
      this.fastest = fastest;
    }

    @Override
    public void run() {
      if (turns.isEmpty() || !turns.get(turns.size() - 1).equals(name)) {
        turns.add(name);
      }
      // Becomes faster for a long while, as compiled code does, and every fifth run is slow.
      long cold = Math.max(0, 200 - runs) * MS / 20;
      long slow = runs++ % 5 == 0 ? fastest : 0;
      clock.addAndGet(fastest + cold + slow);
    }
  }

  private List<Times> measure(double seconds, Fake... fakes) throws InterruptedException {
    Rounds rounds = new Rounds(List.of(fakes), clock::get, () -> clock.addAndGet(50 * MS));
    return rounds.measure(seconds);
  }

  @Test
  void measuresWarmCandidatesInTurns() throws InterruptedException {
    List<Times> times = measure(5, new Fake("a", 2 * MS), new Fake("b", 7 * MS));
    assertThat(times.get(0).medianMs()).isEqualTo(2);
    assertThat(times.get(0).minMs()).isEqualTo(2);
    assertThat(times.get(0).p90Ms()).isEqualTo(4);
    assertThat(times.get(1).medianMs()).isEqualTo(7);
    for (int i = 0; i < turns.size(); i++) {
      assertThat(turns.get(i)).isEqualTo(i % 2 == 0 ? "a" : "b");
    }
  }

  @Test
  void slowCandidatesGetTheirTurnsAllTheSame() throws InterruptedException {
    List<Times> times = measure(0.001, new Fake("slow", 3000 * MS), new Fake("fast", MS));
    assertThat(times.get(0).runs()).isEqualTo(3);
    assertThat(times.get(1).runs()).isGreaterThan(50);
  }
}
