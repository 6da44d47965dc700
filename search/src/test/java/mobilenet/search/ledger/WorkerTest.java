package mobilenet.search.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final Worker HERE = Worker.current();

  /** Containers and machines count their processes each by itself. */
  @Test
  void theNumberOfAProcessAloneDoesNotTell() {
    assertThat(HERE.isSameAs(Worker.of(ProcessHandle.current()))).isTrue();
    assertThat(new Worker(HERE.host(), HERE.boot(), HERE.pid(), 0).isSameAs(HERE)).isTrue();
    assertThat(
            new Worker(HERE.host(), HERE.boot(), HERE.pid(), HERE.started() + 100).isSameAs(HERE))
        .as("the clock was set")
        .isTrue();
    assertThat(new Worker("elsewhere", HERE.boot(), HERE.pid(), HERE.started()).isSameAs(HERE))
        .isFalse();
    assertThat(new Worker(HERE.host(), "earlier", HERE.pid(), HERE.started()).isSameAs(HERE))
        .isFalse();
    assertThat(
            new Worker(HERE.host(), HERE.boot(), HERE.pid(), HERE.started() - 60_000)
                .isSameAs(HERE))
        .as("an earlier process")
        .isFalse();
    assertThat(new Worker(HERE.host(), HERE.boot(), HERE.pid() + 1, HERE.started()).isSameAs(HERE))
        .isFalse();
  }
}
