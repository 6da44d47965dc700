package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.kernel.Window;

/**
 * A convolution in groups of several channels, as EdgeTPU's v2 has them: each group is a dense
 * convolution of its own. A unit is one output row of one group.
 */
final class GroupedConvolution implements Kernel {
  private final float[][][] rows;
  private final float[][] bias;
  private final Window window;
  private final FeatureMap output;
  private final int residualStride;
  private final int groupIn;
  private final int depth;
  private final Activation activation;

  private GroupedConvolution(
      Op.Convolution conv, float[][][] rows, float[][] bias, Geometry geometry) {
    this.rows = rows;
    this.bias = bias;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.residualStride = conv.residual() ? geometry.inputs().get(1).pixelStride() : 0;
    this.groupIn = conv.inChannels() / conv.groups();
    this.depth = rows[0].length;
    this.activation = conv.activation();
  }

  /** Packs an O×(I/groups)×k×k weight: by group, then by input of the patch. */
  static Layer prepare(Op.Convolution conv, float[] weight, float[] bias) {
    int in = conv.inChannels() / conv.groups();
    int out = conv.outChannels() / conv.groups();
    int taps = conv.kernel() * conv.kernel();
    float[][][] rows = new float[conv.groups()][taps * in][out];
    float[][] biases = new float[conv.groups()][];
    for (int g = 0; g < conv.groups(); g++) {
      biases[g] = Arrays.copyOfRange(bias, g * out, (g + 1) * out);
      for (int o = 0; o < out; o++) {
        for (int i = 0; i < in; i++) {
          for (int tap = 0; tap < taps; tap++) {
            rows[g][tap * in + i][o] = weight[((g * out + o) * in + i) * taps + tap];
          }
        }
      }
    }
    return geometry -> new GroupedConvolution(conv, rows, biases, geometry);
  }

  @Override
  public int units() {
    return rows.length * output.height();
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {bias[0].length, bias[0].length, depth};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      row(inputs, out, scratch, unit / output.height(), unit % output.height());
    }
  }

  private void row(float[][] inputs, float[] out, float[][] scratch, int group, int y) {
    float[] sum = scratch[0];
    float[] residual = scratch[1];
    float[] patch = scratch[2];
    int n = bias[group].length;
    for (int x = 0; x < output.width(); x++) {
      System.arraycopy(bias[group], 0, sum, 0, n);
      window.gather(inputs[0], y, x, group * groupIn, groupIn, patch, 0);
      InnerLoops.addProducts(sum, n, patch, 0, rows[group], 0, depth);
      InnerLoops.activate(activation, sum, n);
      if (residualStride > 0) {
        int at = (y * output.width() + x) * residualStride + group * n;
        System.arraycopy(inputs[1], at, residual, 0, n);
        InnerLoops.add(sum, n, residual);
      }
      System.arraycopy(sum, 0, out, output.offset(y, x) + group * n, n);
    }
  }
}
