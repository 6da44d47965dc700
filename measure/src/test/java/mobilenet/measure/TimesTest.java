package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void quantiles() {
    List<Long> nanos = LongStream.rangeClosed(1, 11).map(i -> 12 - i).boxed().toList();
    Times times = Times.of(nanos);
    assertThat(times).isEqualTo(new Times(6e-6, 1e-6, 10e-6, 11));
  }

  @Test
  void impossibleTimesAreRefused() {
    assertThatThrownBy(() -> new Times(1, 2, 3, 1)).hasMessageContaining("min ≤ median ≤ p90");
    assertThatThrownBy(() -> new Times(1, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
