package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartsTest {
  @Test
  void aProcessThatWasStartedMeasuresItsPartAlone() throws Exception {
    List<Integer> measured = new ArrayList<>();
    Starts starts = new Starts(3, List.of("latency-table"), Optional.of(6));
    boolean complete =
        starts.measure(
            9,
            rounds -> {
              measured.add(rounds);
              return rounds;
            });
    assertThat(complete).isFalse();
    assertThat(measured).containsExactly(6);
    assertThat(starts.isOneOfSeveral()).isTrue();
  }

  @Test
  void aSingleProcessMeasuresAll() throws Exception {
    Starts starts = new Starts(1, List.of("latency-table"), Optional.empty());
    assertThat(
            starts.measure(
                9,
                rounds -> {
                  throw new IllegalStateException("the caller does it");
                }))
        .isTrue();
    assertThat(starts.isOneOfSeveral()).isFalse();
  }
}
