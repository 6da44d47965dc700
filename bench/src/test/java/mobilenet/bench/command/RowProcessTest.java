package mobilenet.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowProcessTest {
  private static final String MEASURED = "{\"network\": \"a\", \"peers\": []}\n";
  private static final String REFUSED = "{\"error\": \"the disk is full\"}\n";

  @Test
  void aRowThatWasMeasured() {
    RowProcess.Outcome outcome = RowProcess.Outcome.of(0, MEASURED, "WARNING: of Java\n");
    assertThat(outcome.document().orElseThrow().get("network").asText()).isEqualTo("a");
    assertThat(outcome.error()).isEmpty();
  }

  @Test
  void aRefusal() {
    RowProcess.Outcome outcome = RowProcess.Outcome.of(2, REFUSED, "mobilenet: the disk is full\n");
    assertThat(outcome.document()).isEmpty();
    assertThat(outcome.error()).contains("the disk is full");
  }

  /** Minutes of measuring must not be lost with a line of a file. */
  @Test
  void aRowWhoseLineCouldNotBeWrittenIsKept() {
    RowProcess.Outcome outcome = RowProcess.Outcome.of(1, MEASURED + REFUSED, "");
    assertThat(outcome.document()).isPresent();
    assertThat(outcome.error()).contains("the disk is full");
    outcome = RowProcess.Outcome.of(134, MEASURED + "# A fatal error\n", "aborted\n");
    assertThat(outcome.document()).isPresent();
    assertThat(outcome.error()).contains("aborted");
  }

  @Test
  void aProcessThatDied() {
    assertThat(RowProcess.Outcome.of(134, "{\"netw", "first\nlast\n\n").error()).contains("last");
    assertThat(RowProcess.Outcome.of(137, "", "").error())
        .contains("the process ended with exit code 137 and said nothing");
    assertThat(RowProcess.Outcome.of(0, "", "").document()).isEmpty();
    assertThat(RowProcess.Outcome.of(0, "", "").error()).isPresent();
  }
}
