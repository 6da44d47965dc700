package mobilenet.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
  private static SteadyState after(double... medians) {
    SteadyState state = new SteadyState(2);
    for (double median : medians) {
      state.add(List.of(median, 1.0));
    }
    return state;
  }

  @Test
  void isSteadyWhenNoCandidateBecomesFaster() {
    assertThat(after(5, 5, 5, 5, 5).isSteady()).isTrue();
    assertThat(after(5, 4, 3, 3, 3).isSteady()).isFalse();
    assertThat(after(5, 4, 3, 3, 3, 3, 3.1).isSteady()).isTrue();
    assertThat(after(5, 5, 5, 5).isSteady()).as("too early").isFalse();
  }
}
