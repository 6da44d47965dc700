package mobilenet.export.quantise;

import java.util.Arrays;

/**
 * A convolution's or linear layer's weights as integers. Weights have a scale for each output
 * channel, the first axis, and no zero point; a bias has the product of the input's and its
 * channel's scale.
 *
 * @param weights −127 to 127 or within ±64, in the order of the floats: O×(I/groups)×k×k
 * @param scales of the weights, one an output channel
 * @param bias in units of {@code biasScales}; none if the layer has no bias
 * @param biasScales one an output channel
 */
@SuppressWarnings("ArrayRecordComponent") // large, made once and only read
public record Int8Layer(byte[] weights, float[] scales, int[] bias, float[] biasScales) {
  /** A sum of products must fit 32 bits beside the bias: 2³⁰ leaves room for 2¹⁵ of them. */
  private static final double MOST_BIAS = 1 << 30;

  /**
   * Rounds the weights of a layer.
   *
   * @param weights floats, the output channels outermost
   * @param bias floats, one an output channel; none if the layer has none
   * @param channels of the output
   * @param input scale of what it reads
   * @param bits of the integers
   */
  static Int8Layer of(
      float[] weights, float[] bias, int channels, Int8Scale input, WeightBits bits) {
    int most = bits.most();
    int each = weights.length / channels;
    byte[] integers = new byte[weights.length];
    float[] scales = new float[channels];
    int[] biases = new int[bias.length];
    float[] biasScales = new float[channels];
    for (int o = 0; o < channels; o++) {
      double b = bias.length == 0 ? 0 : bias[o];
      scales[o] = scale(weights, o * each, (o + 1) * each, b, input, most);
      biasScales[o] = input.scale() * scales[o];
      for (int i = o * each; i < (o + 1) * each; i++) {
        double nearest = Math.rint(weights[i] / scales[o]);
        integers[i] = (byte) Math.max(-most, Math.min(most, nearest));
      }
      if (bias.length > 0) {
        biases[o] = (int) Math.rint(b / biasScales[o]);
      }
    }
    return new Int8Layer(integers, scales, biases, biasScales);
  }

  /** The finest one for a channel's weights, but coarse enough for its bias. */
  private static float scale(
      float[] weights, int from, int to, double bias, Int8Scale input, int most) {
    double largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    double ofWeights = largest / most;
    double ofBias = Math.abs(bias) / (input.scale() * MOST_BIAS);
    double scale = Math.max(ofWeights, ofBias);
    // The product with the input's scale must not vanish either.
    double least = Float.MIN_NORMAL / Math.min(1, input.scale());
    return scale < least ? 1f / most : (float) scale;
  }

  /** Whether all weights are in the range of so many bits. */
  boolean isWithin(WeightBits bits) {
    for (byte weight : weights) {
      if (Math.abs(weight) > bits.most()) {
        return false;
      }
    }
    return true;
  }

  /** What the weights stand for. */
  float[] roundedWeights() {
    float[] rounded = new float[weights.length];
    int each = weights.length / scales.length;
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = weights[i] * scales[i / each];
    }
    return rounded;
  }

  /** What the bias stands for. */
  float[] roundedBias() {
    float[] rounded = new float[bias.length];
    for (int o = 0; o < rounded.length; o++) {
      rounded[o] = (float) ((double) bias[o] * biasScales[o]);
    }
    return rounded;
  }

  @Override
  public String toString() {
    return "Int8Layer[" + weights.length + " weights, scales " + Arrays.toString(scales) + "]";
  }
}
