package mobilenet.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mobilenet.bench.peer.DifferingAnswersException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ColdContestTest {
  private static List<String> shell(String script) {
    return List.of("/bin/sh", "-c", script);
  }

  @Test
  void startsAllInTurns() throws Exception {
    ColdContest contest = new ColdContest();
    contest.add("a", shell("echo 'x.png: Bag 90.1 %'; echo more"));
    contest.add("b", shell("echo 'x.png: Bag 90.2 %'; echo noise >&2"));
    AtomicInteger turns = new AtomicInteger();
    List<ColdResult> results = contest.hold(2, turns::incrementAndGet);
    assertThat(turns).hasValue(3);
    assertThat(results).extracting(ColdResult::name).containsExactly("a", "b");
    assertThat(results).allMatch(r -> r.runs() == 2 && r.answerMs() <= r.exitMs());
    assertThat(results.get(1).answer()).isEqualTo("x.png: Bag 90.2 %");
  }

  @Test
  void differentAnswersAreNoComparison() {
    ColdContest contest = new ColdContest();
    contest.add("a", shell("echo 'x.png: Bag 90.1 %'"));
    contest.add("b", shell("echo 'x.png: Coat 90.1 %'"));
    assertThatThrownBy(() -> contest.hold(1, () -> {}))
        .isInstanceOf(DifferingAnswersException.class)
        .hasMessageContaining("different classes", "Coat");
  }

  @Test
  void aFailureSaysWhy() {
    assertThatThrownBy(() -> FreshProcess.run(shell("echo no such image >&2; exit 3")))
        .isInstanceOf(IOException.class)
        .hasMessage("/bin/sh ended with exit code 3: no such image");
  }

  @Test
  void aFailureIsOneLineOfWhatMatters() {
    String script =
        "{ echo 'WARNING: Using incubator modules: jdk.incubator.vector'; echo 'no start of VM';"
            + " echo ' heap too small'; } >&2; exit 1";
    assertThatThrownBy(() -> FreshProcess.run(shell(script)))
        .hasMessage("/bin/sh ended with exit code 1: no start of VM; heap too small");
    // As Java does.
    assertThatThrownBy(() -> FreshProcess.run(shell("echo no start; echo too large; exit 1")))
        .hasMessage("/bin/sh ended with exit code 1: no start; too large");
    assertThatThrownBy(() -> FreshProcess.run(shell("exit 9")))
        .hasMessage("/bin/sh ended with exit code 9: it said nothing");
  }

  @Test
  void memoryIsReadFromTheStatus() {
    assertThat(PeakMemory.parse(List.of("VmPeak:\t  9 kB", "VmHWM:\t  123456 kB", "VmRSS:\t 7 kB")))
        .contains(123456L * 1024);
    assertThat(PeakMemory.parse(List.of("Name:\tjava"))).isEmpty();
  }
}
