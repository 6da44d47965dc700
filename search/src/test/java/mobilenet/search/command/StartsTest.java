package mobilenet.search.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mobilenet.search.latency.SpreadMeasurement;
import mobilenet.search.latency.TableMeasurement.Listener;
import org.junit.jupiter.api.Test;

class StartsTest {
  private static final int ROUNDS = 9;

  private final Recorded measured = new Recorded();

  /** What was measured where. */
  private static final class Recorded implements SpreadMeasurement {
    private final List<String> parts = new ArrayList<>();
    private int complete;

    @Override
    public boolean has(int rounds) {
      return rounds <= complete;
    }

    @Override
    public void measure(int rounds, Listener listener) {
      here(rounds);
    }

    private void here(int rounds) {
      parts.add("here to " + rounds);
      complete = rounds;
    }

    private int elsewhere(int rounds) {
      parts.add("elsewhere to " + rounds);
      complete = rounds;
      return 0;
    }
  }

  private static int refuse(int rounds) {
    throw new IllegalStateException("no other process is needed for " + rounds + " rounds");
  }

  private Starts starts(int count) {
    return new Starts(count, Optional.empty(), measured::elsewhere);
  }

  @Test
  void eachProcessHasItsPart() throws Exception {
    assertThat(starts(3).first(ROUNDS, measured, measured::here)).isZero();
    assertThat(measured.parts).containsExactly("elsewhere to 3", "elsewhere to 6", "here to 9");
  }

  /** The process that had the last part may be the slow one. */
  @Test
  void whatVariesIsMeasuredAgainInNewProcesses() throws Exception {
    measured.complete = ROUNDS;
    assertThat(starts(3).again(ROUNDS, 2 * ROUNDS, measured, measured::here)).isZero();
    assertThat(measured.parts)
        .containsExactly("elsewhere to 12", "elsewhere to 15", "elsewhere to 18");
  }

  @Test
  void whatIsThereStartsNoProcess() throws Exception {
    measured.complete = 6;
    Starts starts = new Starts(3, Optional.empty(), StartsTest::refuse);
    assertThat(starts.first(ROUNDS, measured, measured::here)).isZero();
    assertThat(starts.again(ROUNDS, ROUNDS, measured, measured::here)).isZero();
    assertThat(measured.parts).containsExactly("here to 9");
  }

  @Test
  void aProcessThatWasStartedMeasuresItsPartAlone() throws Exception {
    Starts starts = new Starts(3, Optional.of(6), StartsTest::refuse);
    assertThat(starts.isOneOfSeveral()).isTrue();
    assertThat(starts.own(measured::here)).isZero();
    assertThat(measured.parts).containsExactly("here to 6");
  }

  @Test
  void aSingleProcessMeasuresAll() throws Exception {
    Starts starts = new Starts(1, Optional.empty(), StartsTest::refuse);
    assertThat(starts.isOneOfSeveral()).isFalse();
    assertThat(starts.first(ROUNDS, measured, measured::here)).isZero();
    assertThat(starts.again(ROUNDS, 2 * ROUNDS, measured, measured::here)).isZero();
    assertThat(measured.parts).containsExactly("here to 9", "here to 18");
  }

  @Test
  void afterARefusalNothingMoreIsMeasured() throws Exception {
    Starts starts = new Starts(3, Optional.empty(), rounds -> 2);
    assertThat(starts.first(ROUNDS, measured, measured::here)).isEqualTo(2);
    assertThat(starts.again(ROUNDS, 2 * ROUNDS, measured, measured::here)).isEqualTo(2);
    assertThat(measured.parts).isEmpty();
  }
}
