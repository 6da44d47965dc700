package mobilenet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadResultTest {
  @Test
  void crossesProcesses() {
    LoadResult result = new LoadResult("vector-256", 402.9, 3893.25, 11.5, 80.125);
    assertThat(result.line()).isEqualTo("vector-256 402.9 3893.25 11.5 80.125");
    assertThat(LoadResult.parse(result.line())).isEqualTo(result);
    assertThatThrownBy(() -> LoadResult.parse("killed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected the result of a load, found \"killed\"");
  }
}
