package mobilenet.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpGateTest {
  private static FutureTask<Integer> waiting(WarmUpGate gate, int workers) {
    FutureTask<Integer> task = new FutureTask<>(() -> gate.enter(workers));
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }

  @Test
  void asManyWorkersAsProcessors() throws Exception {
    WarmUpGate gate = new WarmUpGate(3);
    assertThat(gate.enter(2)).isEqualTo(2);
    // One is left, so that the second caller works alone, and a third waits.
    assertThat(gate.enter(2)).isEqualTo(1);
    FutureTask<Integer> third = waiting(gate, 1);
    gate.leave(1, gate.beginning());
    assertThat(third.get()).isEqualTo(1);
  }

  @Test
  void oneProcessorIsFreeWhileKernelsAreWarmedUp() throws Exception {
    WarmUpGate gate = new WarmUpGate(2);
    assertThat(gate.enter(2)).isEqualTo(2);
    gate.reserve();
    gate.leave(2, gate.beginning());
    assertThat(gate.enter(2)).isEqualTo(1);
    FutureTask<Integer> second = waiting(gate, 1);
    gate.leave(1, gate.beginning());
    assertThat(second.get()).isEqualTo(1);
  }

  @Test
  void theOnlyProcessorIsShared() {
    WarmUpGate gate = new WarmUpGate(1);
    gate.reserve();
    assertThat(gate.enter(2)).isEqualTo(1);
  }

  @Test
  void openingWakesAllAndLetsAllIn() throws Exception {
    WarmUpGate gate = new WarmUpGate(1);
    assertThat(gate.enter(1)).isEqualTo(1);
    FutureTask<Integer> second = waiting(gate, 1);
    FutureTask<Integer> third = waiting(gate, 4);
    gate.open();
    gate.open();
    assertThat(second.get()).isEqualTo(1);
    assertThat(third.get()).isEqualTo(1);
    assertThat(gate.enter(4)).isEqualTo(4);
    gate.leave(1, gate.beginning());
    gate.leave(4, gate.beginning());
  }

  /** A model may be closed any number of times. */
  @Test
  void openingAgainAndAgainDoesNothing() {
    WarmUpGate gate = new WarmUpGate(1);
    for (int i = 0; i < 5_000; i++) {
      gate.open();
    }
    assertThat(gate.enter(4)).isEqualTo(4);
  }
}
