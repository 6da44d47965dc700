package mobilenet.export.quantise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Worked out by hand: scale = largest / 127, bias in units of input scale · weight scale. */
class Int8LayerTest {
  private static final Int8Scale INPUT = new Int8Scale(0.5f, -3);

  @Test
  void everyOutputChannelHasItsScale() {
    float[] weights = {1.27f, -0.5f, 0.004f, 12.7f, -12.7f, 0.1f};
    Int8Layer layer = Int8Layer.of(weights, new float[] {1, -2}, 2, INPUT, WeightBits.EIGHT);
    assertThat(layer.scales()).containsExactly(0.01f, 0.1f);
    assertThat(layer.weights()).containsExactly(127, -50, 0, 127, -127, 1);
    assertThat(layer.biasScales()).containsExactly(0.005f, 0.05f);
    assertThat(layer.bias()).containsExactly(200, -40);
    assertThat(layer.roundedWeights()[1]).isCloseTo(-0.5f, within(1e-7f));
    assertThat(layer.roundedBias()).containsExactly(1, -2);
  }

  /** Of depthwise weights, C×1×3×3, the channel is the outermost axis as well. */
  @Test
  void depthwiseChannelsAreTheFirstAxis() {
    float[] weights = new float[2 * 9];
    for (int i = 0; i < 9; i++) {
      weights[i] = 0.127f;
      weights[9 + i] = -254;
    }
    Int8Layer layer = Int8Layer.of(weights, new float[2], 2, INPUT, WeightBits.EIGHT);
    assertThat(layer.scales()).containsExactly(0.001f, 2);
    assertThat(layer.weights()[8]).isEqualTo((byte) 127);
    assertThat(layer.weights()[9]).isEqualTo((byte) -127);
  }

  /** 0.64 / 64 is the step. */
  @Test
  void weightsOfSevenBits() {
    float[] weights = {0.64f, -0.64f, 0.1f, 0.004f};
    Int8Layer layer = Int8Layer.of(weights, new float[0], 1, INPUT, WeightBits.SEVEN);
    assertThat(layer.scales()).containsExactly(0.01f);
    assertThat(layer.weights()).containsExactly(64, -64, 10, 0);
  }

  @Test
  void aBiasWithoutWeightsStillFits32Bits() {
    Int8Layer layer =
        Int8Layer.of(new float[] {0, 1e-12f}, new float[] {3, -7}, 2, INPUT, WeightBits.EIGHT);
    assertThat(layer.roundedBias()[0]).isCloseTo(3, within(1e-6f));
    assertThat(layer.roundedBias()[1]).isCloseTo(-7, within(1e-6f));
    assertThat(layer.bias()[0]).isBetween(1 << 29, (1 << 30) + 1);
    assertThat(layer.weights()).containsExactly(0, 0);
  }

  @Test
  void aChannelOfZerosHasAScale() {
    Int8Layer layer = Int8Layer.of(new float[] {0, 0}, new float[0], 2, INPUT, WeightBits.EIGHT);
    assertThat(layer.scales()[0]).isPositive();
    assertThat(layer.bias()).isEmpty();
    assertThat(layer.roundedWeights()).containsExactly(0, 0);
  }
}
