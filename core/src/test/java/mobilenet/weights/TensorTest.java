package mobilenet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  private static final int LARGE = 1 << 20;

  /** Files may have such shapes. */
  @Test
  void aDimensionOfZeroLeavesNoElements() {
    assertThat(new Tensor(List.of(LARGE, LARGE, 0, 1), new float[0]).data()).isEmpty();
  }

  @Test
  void moreElementsThanAnArrayHasAreNotThoseGiven() {
    assertThatThrownBy(() -> new Tensor(List.of(LARGE, LARGE), new float[1]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shape 1048576×1048576 does not have 1 values");
  }
}
