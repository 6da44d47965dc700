package mobilenet.runtime.vector;

import java.util.Arrays;
import java.util.List;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.ChannelKernel;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;

/** A depthwise convolution in tiles; the last one of a row overlaps its neighbour. */
final class DepthwiseTiles implements RowKernel, ChannelKernel {
  private final Op.Convolution conv;
  private final DepthwiseTile tile;
  private final Window window;
  private final FeatureMap output;
  private final RowUnits rowUnits;
  private final float[] weights;
  private final int[] columns;
  private final Epilogue epilogue;
  private final Finish finish;

  DepthwiseTiles(Op.Convolution conv, DepthwiseTile tile, float[] weights, Geometry geometry) {
    this.conv = conv;
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
    return (output.width() + tile.pixels() - 1) / tile.pixels();
  }

  private int firstPixel(int index) {
    return Math.min(index * tile.pixels(), output.width() - tile.pixels());
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
  public void clearTail(float[] in) {
    FeatureMap map = window.input();
    int zeros = in.length - zeroTail();
    for (int y = 0; y < window.kernel(); y++) {
      Arrays.fill(in, zeros + map.offset(y, 0), zeros + map.offset(y, 1), 0f);
    }
  }

  @Override
  public Window window() {
    return window;
  }

  @Override
  public FeatureMap output() {
    return output;
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    float[] residual = inputs[inputs.length - 1];
    for (int unit = from; unit < to; unit++) {
      int channel = rowUnits.channel(unit);
      int y = rowUnits.row(unit);
      row(inputs[0], 0, channel, residual, out, 0, y, channel, rowUnits.channels(unit));
    }
  }

  @Override
  public void rows(
      float[] in,
      int inRow,
      float[] residual,
      float[] out,
      int outRow,
      float[] scratch,
      int from,
      int to) {
    for (int y = from; y < to; y++) {
      row(in, inRow, 0, residual, out, outRow, y, 0, Lanes.align(output.channels()));
    }
  }

  @Override
  public Slices slices(int pixelStride) {
    FeatureMap in = window.input();
    FeatureMap slice = new FeatureMap(pixelStride, in.height(), in.width(), pixelStride);
    return new SliceReader(
        new DepthwiseTiles(conv, tile, weights, new Geometry(List.of(slice), output)));
  }

  /** Reads slices as if they were whole maps, but for where their channels are. */
  private record SliceReader(DepthwiseTiles tiles) implements Slices {
    @Override
    public int length() {
      return tiles.window.input().length() + tiles.zeroTail();
    }

    @Override
    public void clearTail(float[] in) {
      tiles.clearTail(in);
    }

    @Override
    public void run(float[] in, float[] out, int channel, int channels) {
      for (int y = 0; y < tiles.output.height(); y++) {
        tiles.row(in, 0, 0, in, out, 0, y, channel, channels);
      }
    }
  }

  private void row(
      float[] input,
      int inRow,
      int inChannel,
      float[] residual,
      float[] out,
      int outRow,
      int y,
      int channel,
      int channels) {
    int k = window.kernel();
    FeatureMap in = window.input();
    int top = window.row(y, 0);
    int skipped = Math.max(0, -top);
    int rows = Math.max(0, Math.min(k, in.height() - top) - skipped);
    int base = in.offset(Math.min(top + skipped, in.height() - 1) - inRow, 0) + inChannel;
    int zeros = input.length - zeroTail();
    for (int t = 0; t < tiles(); t++) {
      tile.convolve(
          input,
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
          output.offset(y - outRow, firstPixel(t)) + channel,
          output.pixelStride(),
          channels,
          epilogue);
    }
    finish.apply(
        out,
        output.offset(y - outRow, 0) + channel,
        output.pixelStride(),
        output.width(),
        channels,
        residual,
        y * output.width(),
        channel);
  }
}
