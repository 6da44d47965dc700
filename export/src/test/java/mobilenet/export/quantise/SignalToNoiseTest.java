package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SignalToNoiseTest {
  @Test
  void tenTimesTheLogarithmOfTheRatio() {
    SignalToNoise sum = new SignalToNoise();
    assertThat(sum.decibels()).isInfinite();
    sum.add(new float[] {3, 4}, new float[] {3, 4.5f});
    // 25 / 0.25
    assertThat(sum.decibels()).isCloseTo(20, within(1e-9));
    SignalToNoise other = new SignalToNoise();
    other.add(new float[] {5}, new float[] {5.5f});
    sum.add(other);
    // 50 / 0.5
    assertThat(sum.decibels()).isCloseTo(20, within(1e-9));
    sum.add(new float[] {0}, new float[] {(float) Math.sqrt(4.5)});
    // 50 / 5
    assertThat(sum.decibels()).isCloseTo(10, within(1e-6));
  }

  @Test
  void asManyOfBoth() {
    assertThatThrownBy(() -> new SignalToNoise().add(new float[2], new float[3]))
        .hasMessage("expected 2 values, given 3");
  }
}
