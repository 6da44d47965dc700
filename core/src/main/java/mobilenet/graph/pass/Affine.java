package mobilenet.graph.pass;

import java.util.List;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;

/** A scale and a shift for each channel, in double precision so that folding rounds only once. */
public final class Affine {
  private static final String WEIGHT = "weight";

  private final double[] scale;
  private final double[] shift;

  private Affine(double[] scale, double[] shift) {
    this.scale = scale;
    this.shift = shift;
  }

  /** What a channel is multiplied by. */
  public double scale(int channel) {
    return scale[channel];
  }

  /** What is then added to a channel. */
  public double shift(int channel) {
    return shift[channel];
  }

  /** Number of channels. */
  public int channels() {
    return scale.length;
  }

  /** What a batch norm with running statistics computes. */
  public static Affine of(Op.BatchNorm norm, BoundGraph bound) {
    float[] weight = bound.value(norm.weight());
    float[] bias = bound.value(norm.bias());
    float[] mean = bound.value(norm.mean());
    float[] variance = bound.value(norm.variance());
    double[] scale = new double[weight.length];
    double[] shift = new double[weight.length];
    for (int c = 0; c < weight.length; c++) {
      scale[c] = weight[c] / Math.sqrt(variance[c] + norm.epsilon());
      shift[c] = bias[c] - mean[c] * scale[c];
    }
    return new Affine(scale, shift);
  }

  /** What a layer scale computes. */
  public static Affine of(Op.LayerScale layerScale, BoundGraph bound) {
    float[] gamma = bound.value(layerScale.gamma());
    double[] scale = new double[gamma.length];
    for (int c = 0; c < gamma.length; c++) {
      scale[c] = gamma[c];
    }
    return new Affine(scale, new double[gamma.length]);
  }

  /** The weights of a convolution followed by this. */
  float[] foldedWeight(float[] weight) {
    int rows = scale.length;
    int columns = weight.length / rows;
    float[] folded = new float[weight.length];
    for (int o = 0; o < rows; o++) {
      for (int i = 0; i < columns; i++) {
        folded[o * columns + i] = (float) (weight[o * columns + i] * scale[o]);
      }
    }
    return folded;
  }

  /** The bias of a convolution followed by this. */
  float[] foldedBias(Optional<float[]> bias) {
    float[] folded = new float[scale.length];
    for (int o = 0; o < folded.length; o++) {
      double before = bias.isPresent() ? bias.get()[o] : 0;
      folded[o] = (float) (before * scale[o] + shift[o]);
    }
    return folded;
  }

  /** Name of the bias that folding gives a convolution without one. */
  static Parameter biasOf(Op.Convolution conv) {
    String key = conv.weight().key();
    String stem = key.endsWith(WEIGHT) ? key.substring(0, key.length() - WEIGHT.length()) : key;
    return new Parameter(stem + "bias", List.of(conv.outChannels()), Parameter.Kind.BIAS);
  }
}
