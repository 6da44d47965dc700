package mobilenet.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void isRelativeToTheLargestLogit() {
    float[] expected = {1f, -4f, 0f};
    assertThat(Agreement.difference(expected, new float[] {1f, -4f, 1f})).isEqualTo(0.25);
    assertThat(Agreement.difference(expected, expected)).isZero();
    assertThat(Agreement.difference(new float[1], new float[1])).isZero();
  }

  @Test
  void whatIsNoNumberAgreesWithNothing() {
    assertThat(Agreement.difference(new float[] {1f}, new float[] {Float.NaN})).isNaN();
    assertThatThrownBy(() -> Agreement.difference(new float[2], new float[3]))
        .hasMessage("expected 2 logits, given 3");
  }
}
