package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The included tables. */
class TinyTableTest {
  @Test
  void isOfTheTinySpaceAtItsOwnSize() throws Exception {
    LatencyTable table = LatencyTableFile.read(Path.of("../results/latency/tiny-uib-28.jsonl"));
    assertThat(table.data()).containsExactly(new DataShape(1, 28, 10));
    assertThat(table.stamp().target()).isEqualTo("runtime");
    assertThat(table.entries()).hasSize(56);
    assertThat(table.refused()).isEmpty();
    assertThat(table.carriers()).hasSize(60);
  }

  @Test
  void anotherIsOfAnotherProcessor() throws Exception {
    LatencyTable table =
        LatencyTableFile.read(Path.of("../results/latency/tiny-uib-28-zen4.jsonl"));
    assertThat(table.data()).containsExactly(new DataShape(1, 28, 10));
    assertThat(table.stamp().processor()).contains("family 25");
    assertThat(table.entries()).hasSize(54);
    assertThat(table.refused()).hasSize(2);
    assertThat(table.carriers()).hasSize(60);
  }
}
