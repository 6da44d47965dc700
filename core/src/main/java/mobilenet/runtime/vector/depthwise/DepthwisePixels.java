package mobilenet.runtime.vector.depthwise;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.vector.activation.Epilogue;
import mobilenet.runtime.vector.activation.TileEpilogue;

/** A depthwise convolution pixel by pixel: any kernel, stride and dilation, and narrow images. */
final class DepthwisePixels implements Kernel {
  private final Window window;
  private final FeatureMap output;
  private final RowUnits rowUnits;
  private final float[] weights;
  private final Epilogue epilogue;

  DepthwisePixels(Op.Convolution conv, float[] weights, Geometry geometry) {
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.rowUnits = RowUnits.of(output, 1);
    this.weights = weights;
    this.epilogue = Epilogue.of(conv, TileEpilogue.NONE, geometry);
  }

  @Override
  public int units() {
    return rowUnits.units();
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      row(inputs, out, rowUnits.row(unit), rowUnits.channel(unit), rowUnits.channels(unit));
    }
  }

  private void row(float[][] inputs, float[] out, int y, int channel, int channels) {
    int outAt = output.offset(y, 0) + channel;
    for (int x = 0; x < output.width(); x++) {
      pixel(inputs[0], y, x, out, outAt + x * output.pixelStride(), channel, channels);
    }
    epilogue.apply(
        out,
        outAt,
        output.pixelStride(),
        output.width(),
        channels,
        inputs[inputs.length - 1],
        y * output.width(),
        channel);
  }

  private void pixel(
      float[] in, int outY, int outX, float[] out, int outAt, int channel, int channels) {
    int k = window.kernel();
    int step = (1 + k * k) * COUNT;
    int bias = channel * (1 + k * k);
    for (int c = 0, w = bias; c < channels; c += COUNT, w += step) {
      System.arraycopy(weights, w, out, outAt + c, COUNT);
    }
    for (int tapY = 0; tapY < k; tapY++) {
      int y = window.row(outY, tapY);
      for (int tapX = 0; tapX < k; tapX++) {
        int x = window.column(outX, tapX);
        if (window.hasRow(y) && window.hasColumn(x)) {
          int tap = bias + (1 + tapY * k + tapX) * COUNT;
          int inAt = window.input().offset(y, x) + channel;
          addTap(in, inAt, weights, tap, step, out, outAt, channels);
        }
      }
    }
  }

  private static void addTap(
      float[] in,
      int inAt,
      float[] weights,
      int tap,
      int step,
      float[] out,
      int outAt,
      int channels) {
    for (int c = 0, w = tap; c < channels; c += COUNT, w += step) {
      FloatVector sum = FloatVector.fromArray(SPECIES, out, outAt + c);
      FloatVector.fromArray(SPECIES, in, inAt + c)
          .fma(FloatVector.fromArray(SPECIES, weights, w), sum)
          .intoArray(out, outAt + c);
    }
  }
}
