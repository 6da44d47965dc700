package mobilenet.runtime.vector;

import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Window;

/**
 * A depthwise convolution in tiles of seven pixels; the last tile of a row overlaps its neighbour.
 */
final class DepthwiseTiles implements Kernel {
  private final DepthwiseTile tile;
  private final Window window;
  private final FeatureMap output;
  private final RowUnits rowUnits;
  private final float[] weights;
  private final int[] columns;
  private final Epilogue epilogue;
  private final Finish finish;

  DepthwiseTiles(Op.Convolution conv, DepthwiseTile tile, float[] weights, Geometry geometry) {
    this.tile = tile;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.rowUnits = RowUnits.of(output);
    this.weights = weights;
    this.columns = columns();
    this.epilogue = Epilogue.of(conv.activation());
    this.finish = Finish.after(epilogue, conv, geometry);
  }

  private int tiles() {
    return (output.width() + DepthwiseTile.PIXELS - 1) / DepthwiseTile.PIXELS;
  }

  private int firstPixel(int index) {
    return Math.min(index * DepthwiseTile.PIXELS, output.width() - DepthwiseTile.PIXELS);
  }

  private int[] columns() {
    int[] table = new int[tiles() * tile.columns()];
    for (int t = 0; t < tiles(); t++) {
      for (int i = 0; i < tile.columns(); i++) {
        int x = window.column(firstPixel(t), 0) + i;
        table[t * tile.columns() + i] =
            window.hasColumn(x) ? window.input().offset(0, x) : DepthwiseTile.OUTSIDE;
      }
    }
    return table;
  }

  @Override
  public int units() {
    return rowUnits.units();
  }

  @Override
  public int zeroTail() {
    FeatureMap in = window.input();
    return (window.kernel() - 1) * in.offset(1, 0) + in.pixelStride();
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      row(inputs, out, rowUnits.row(unit), rowUnits.channel(unit), rowUnits.channels(unit));
    }
  }

  private void row(float[][] inputs, float[] out, int y, int channel, int channels) {
    int k = window.kernel();
    FeatureMap in = window.input();
    int top = window.row(y, 0);
    int skipped = Math.max(0, -top);
    int rows = Math.max(0, Math.min(k, in.height() - top) - skipped);
    int base = in.offset(Math.min(top + skipped, in.height() - 1), 0) + channel;
    int zeros = inputs[0].length - zeroTail();
    for (int t = 0; t < tiles(); t++) {
      tile.convolve(
          inputs[0],
          columns,
          t * tile.columns(),
          base,
          zeros,
          in.offset(1, 0),
          rows,
          weights,
          channel * (1 + k * k),
          skipped,
          out,
          output.offset(y, firstPixel(t)) + channel,
          output.pixelStride(),
          channels,
          epilogue);
    }
    if (finish.needed()) {
      finish.apply(
          out,
          output.offset(y, 0) + channel,
          output.pixelStride(),
          output.width(),
          channels,
          inputs,
          y * output.width(),
          channel);
    }
  }
}
