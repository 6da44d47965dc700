package mobilenet.search.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table that comes along. */
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
}
