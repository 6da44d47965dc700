package mobilenet.runtime.scalar;

import java.util.Arrays;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Window;

/**
 * A dense convolution with few output channels: a tile of pixels is turned so that pixels lie
 * together, and each weight is multiplied with a row of pixels. A unit is one tile.
 */
final class PixelsInnermost implements Kernel {
  /** Long enough for vector code, short enough for the turned tile to stay in the L2 cache. */
  private static final int TILE = 256;

  private final float[][] filters;
  private final float[] bias;
  private final Window window;
  private final FeatureMap output;
  private final int residualStride;
  private final int depth;
  private final boolean gathers;
  private final Activation activation;

  PixelsInnermost(Op.Convolution conv, float[][] filters, float[] bias, Geometry geometry) {
    this.filters = filters;
    this.bias = bias;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.residualStride = conv.residual() ? geometry.inputs().get(1).pixelStride() : 0;
    this.depth = filters[0].length;
    this.gathers = !conv.isPointwise();
    this.activation = conv.activation();
  }

  @Override
  public int units() {
    return (output.pixels() + TILE - 1) / TILE;
  }

  @Override
  public int[] scratchLengths() {
    int[] lengths = new int[2 + depth];
    Arrays.fill(lengths, TILE);
    lengths[1] = depth;
    return lengths;
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      int first = unit * TILE;
      int n = Math.min(TILE, output.pixels() - first);
      turn(inputs[0], scratch, first, n);
      for (int o = 0; o < filters.length; o++) {
        channel(o, inputs, out, scratch, first, n);
      }
    }
  }

  /** Scratch row 2 + k becomes input k of the patches of all pixels of the tile. */
  private void turn(float[] input, float[][] scratch, int first, int n) {
    float[] patch = scratch[1];
    for (int t = 0; t < n; t++) {
      int pixel = first + t;
      float[] source = input;
      int at = pixel * window.input().pixelStride();
      if (gathers) {
        window.gather(
            input,
            pixel / output.width(),
            pixel % output.width(),
            0,
            window.input().channels(),
            patch,
            0);
        source = patch;
        at = 0;
      }
      for (int k = 0; k < depth; k++) {
        scratch[2 + k][t] = source[at + k];
      }
    }
  }

  private void channel(int o, float[][] inputs, float[] out, float[][] scratch, int first, int n) {
    float[] sum = scratch[0];
    float[] filter = filters[o];
    Arrays.fill(sum, 0, n, bias[o]);
    InnerLoops.addProducts(sum, n, filter, 0, scratch, 2, depth);
    InnerLoops.activate(activation, sum, n);
    if (residualStride > 0) {
      for (int t = 0; t < n; t++) {
        sum[t] += inputs[1][(first + t) * residualStride + o];
      }
    }
    for (int t = 0; t < n; t++) {
      out[(first + t) * output.pixelStride() + o] = sum[t];
    }
  }
}
