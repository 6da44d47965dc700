package mobilenet.runtime.scalar;

import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Window;

/**
 * A dense convolution, pixel by pixel: each input value times a row of weights is added to the sums
 * of all output channels of a panel. A unit is one output row of one panel.
 */
final class ChannelsInnermost implements Kernel {
  private final Panels panels;
  private final Window window;
  private final FeatureMap output;
  private final int residualStride;
  private final int depth;
  private final boolean gathers;
  private final Activation activation;

  ChannelsInnermost(Op.Convolution conv, Panels panels, Geometry geometry) {
    this.panels = panels;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.residualStride = conv.residual() ? geometry.inputs().get(1).pixelStride() : 0;
    this.depth = conv.kernel() * conv.kernel() * conv.inChannels();
    this.gathers = !conv.isPointwise();
    this.activation = conv.activation();
  }

  @Override
  public int units() {
    return panels.count() * output.height();
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {panels.maxWidth(), panels.maxWidth(), depth};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      row(inputs, out, scratch, unit / output.height(), unit % output.height());
    }
  }

  private void row(float[][] inputs, float[] out, float[][] scratch, int panel, int y) {
    float[] sum = scratch[0];
    float[] residual = scratch[1];
    float[] patch = scratch[2];
    float[] bias = panels.bias(panel);
    int n = bias.length;
    for (int x = 0; x < output.width(); x++) {
      System.arraycopy(bias, 0, sum, 0, n);
      if (gathers) {
        window.gather(inputs[0], y, x, 0, window.input().channels(), patch, 0);
        InnerLoops.addProducts(sum, n, patch, 0, panels.rows(panel), 0, depth);
      } else {
        int at = window.input().offset(y, x);
        InnerLoops.addProducts(sum, n, inputs[0], at, panels.rows(panel), 0, depth);
      }
      InnerLoops.activate(activation, sum, n);
      if (residualStride > 0) {
        int at = (y * output.width() + x) * residualStride + panels.first(panel);
        System.arraycopy(inputs[1], at, residual, 0, n);
        InnerLoops.add(sum, n, residual);
      }
      System.arraycopy(sum, 0, out, output.offset(y, x) + panels.first(panel), n);
    }
  }
}
