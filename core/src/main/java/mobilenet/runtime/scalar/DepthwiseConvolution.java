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
 * A depthwise convolution, three taps of a kernel row at a time over a strip of neighbouring
 * pixels. A unit is one output row.
 */
final class DepthwiseConvolution implements Kernel {
  /** Few channels are repeated over several pixels until a row is this long. */
  private static final int MIN_ROW = 256;

  private static final int TAPS_PER_PASS = 3;

  private final float[][] taps;
  private final float[] bias;
  private final int pixels;
  private final Window window;
  private final FeatureMap output;
  private final int residualStride;
  private final Activation activation;

  private DepthwiseConvolution(
      Op.Convolution conv, float[][] taps, float[] bias, int pixels, Geometry geometry) {
    this.taps = taps;
    this.bias = bias;
    this.pixels = pixels;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.residualStride = conv.residual() ? geometry.inputs().get(1).pixelStride() : 0;
    this.activation = conv.activation();
  }

  /** Repeats a C×1×k×k weight over the pixels of a strip. */
  static Layer prepare(Op.Convolution conv, float[] weight, float[] bias) {
    int channels = conv.outChannels();
    int k = conv.kernel();
    int pixels = (MIN_ROW + channels - 1) / channels;
    int passes = (k + TAPS_PER_PASS - 1) / TAPS_PER_PASS;
    // InnerLoops of taps are padded with zero weights to whole passes.
    float[][] taps = new float[k * passes * TAPS_PER_PASS][pixels * channels];
    for (int y = 0; y < k; y++) {
      for (int x = 0; x < k; x++) {
        float[] row = taps[y * passes * TAPS_PER_PASS + x];
        for (int i = 0; i < row.length; i++) {
          row[i] = weight[(i % channels) * k * k + y * k + x];
        }
      }
    }
    float[] biases = new float[pixels * channels];
    for (int i = 0; i < biases.length; i++) {
      biases[i] = bias[i % channels];
    }
    return geometry -> new DepthwiseConvolution(conv, taps, biases, pixels, geometry);
  }

  @Override
  public int units() {
    return output.height();
  }

  @Override
  public int[] scratchLengths() {
    int n = bias.length;
    return new int[] {n, n, n, n};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int y = from; y < to; y++) {
      for (int x = 0; x < output.width(); x += pixels) {
        strip(inputs, out, scratch, y, x, Math.min(pixels, output.width() - x));
      }
    }
  }

  private void strip(float[][] inputs, float[] out, float[][] scratch, int y, int x, int count) {
    float[] sum = scratch[0];
    int n = count * output.channels();
    System.arraycopy(bias, 0, sum, 0, n);
    int rowLength = taps.length / window.kernel();
    for (int tapY = 0; tapY < window.kernel(); tapY++) {
      int inY = window.row(y, tapY);
      if (!window.hasRow(inY)) {
        continue;
      }
      for (int tapX = 0; tapX < rowLength; tapX += TAPS_PER_PASS) {
        for (int i = 0; i < TAPS_PER_PASS; i++) {
          if (tapX + i < window.kernel()) {
            fetch(inputs[0], scratch[1 + i], inY, x, tapX + i, count);
          } else {
            // A zero weight must not meet what another kernel left: it may not be finite.
            Arrays.fill(scratch[1 + i], 0, n, 0f);
          }
        }
        int w = tapY * rowLength + tapX;
        InnerLoops.addTaps(
            sum, n, scratch[1], taps[w], scratch[2], taps[w + 1], scratch[3], taps[w + 2]);
      }
    }
    InnerLoops.activate(activation, sum, n);
    if (residualStride > 0) {
      int at = (y * output.width() + x) * residualStride;
      for (int p = 0; p < count; p++) {
        System.arraycopy(
            inputs[1],
            at + p * residualStride,
            scratch[1],
            p * output.channels(),
            output.channels());
      }
      InnerLoops.add(sum, n, scratch[1]);
    }
    for (int p = 0; p < count; p++) {
      int channels = output.channels();
      System.arraycopy(sum, p * channels, out, output.offset(y, x + p), channels);
    }
  }

  /** Copies what one tap reads for the pixels of a strip, zeros outside the image. */
  private void fetch(float[] input, float[] to, int inY, int x, int tapX, int count) {
    FeatureMap in = window.input();
    int channels = in.channels();
    if (window.stride() == 1 && in.pixelStride() == channels) {
      int firstX = window.column(x, tapX);
      int lo = Math.min(Math.max(0, -firstX), count);
      int hi = Math.max(Math.min(count, in.width() - firstX), lo);
      Arrays.fill(to, 0, lo * channels, 0f);
      if (hi > lo) {
        int at = in.offset(inY, firstX + lo);
        System.arraycopy(input, at, to, lo * channels, (hi - lo) * channels);
      }
      Arrays.fill(to, hi * channels, count * channels, 0f);
      return;
    }
    for (int p = 0; p < count; p++) {
      int inX = window.column(x + p, tapX);
      if (window.hasColumn(inX)) {
        System.arraycopy(input, in.offset(inY, inX), to, p * channels, channels);
      } else {
        Arrays.fill(to, p * channels, (p + 1) * channels, 0f);
      }
    }
  }
}
