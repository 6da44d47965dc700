package mobilenet.export.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void isAPartOfTheLargestValue() {
    Difference difference =
        Difference.of("logits", new float[] {1, -4, 2}, new float[] {1, -4, 1.5f});
    assertThat(difference.largest()).isEqualTo(4);
    assertThat(difference.relative()).isEqualTo(0.125);
    assertThat(Difference.of("a", new float[1], new float[1]).relative()).isZero();
    assertThat(Difference.of("a", new float[1], new float[] {1}).relative()).isInfinite();
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> Difference.of("stem", new float[2], new float[0]))
        .isInstanceOf(FailedCheckException.class)
        .hasMessage("stem: expected 2 values, the file gives 0");
    float[] bad = {0, Float.NaN};
    assertThatThrownBy(() -> Difference.of("stem", new float[2], bad))
        .hasMessageContainingAll("answers 0.0 and the file NaN at index 1", "mobilenet inspect");
    assertThatThrownBy(() -> Difference.of("stem", bad, new float[2]))
        .hasMessageContaining("answers NaN and the file 0.0");
  }
}
