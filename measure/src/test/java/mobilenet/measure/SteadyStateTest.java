package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static SteadyState after(double... medians) {
    SteadyState warmUp = new SteadyState(2);
    for (double median : medians) {
      warmUp.add(List.of(median, 1.0));
    }
    return warmUp;
  }

  @Test
  void isSteadyWhenNoPeerBecomesFaster() {
    assertThat(after(5, 5, 5, 5, 5).isSteady()).isTrue();
    assertThat(after(5, 4, 3, 3, 3).isSteady()).isFalse();
    assertThat(after(5, 4, 3, 3, 3, 3, 3.1).isSteady()).isTrue();
    assertThat(after(5, 5, 5, 5).isSteady()).as("too early").isFalse();
  }
}
