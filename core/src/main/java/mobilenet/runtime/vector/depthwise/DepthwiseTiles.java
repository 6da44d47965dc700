package mobilenet.runtime.vector.depthwise;

import java.util.List;
import java.util.Optional;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.ChannelKernel;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.kernel.ZeroTail;
import mobilenet.runtime.vector.activation.Epilogue;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.tile.InputColumns;

/**
 * A depthwise convolution in tiles, of two rows at once where there are such tiles; the last one of
 * a row overlaps its neighbour.
 */
final class DepthwiseTiles implements RowKernel, ChannelKernel {
  private final Op.Convolution conv;
  private final DepthwiseFamily family;
  private final DepthwiseTile tile;
  private final Optional<DepthwisePair> pair;
  private final Window window;
  private final FeatureMap output;
  private final RowUnits rowUnits;
  private final Epilogue epilogue;
  private final DepthwiseLayer layer;

  /** For each output row. */
  private final InputRows[] inputRows;

  DepthwiseTiles(Op.Convolution conv, DepthwiseFamily family, float[] weights, Geometry geometry) {
    this.conv = conv;
    this.family = family;
    this.tile = family.single();
    this.pair = family.pair();
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.rowUnits = RowUnits.of(output, pair.isPresent() ? 2 : 1);
    this.epilogue = Epilogue.of(conv, DepthwiseLayers.epilogue(conv, Target.HERE), geometry);
    FeatureMap in = window.input();
    int rowsRead = window.kernel() + (pair.isPresent() ? window.stride() : 0);
    this.layer =
        new DepthwiseLayer(
            columns(),
            in.offset(1, 0),
            weights,
            output.pixelStride(),
            output.offset(1, 0),
            epilogue.tile(),
            new ZeroTail(rowsRead, in.offset(1, 0), in.pixelStride()));
    this.inputRows = new InputRows[output.height()];
    for (int y = 0; y < inputRows.length; y++) {
      inputRows[y] = InputRows.of(window, y, output.height());
    }
  }

  private int tilesOfRow() {
    return (output.width() + tile.pixels() - 1) / tile.pixels();
  }

  private int firstPixel(int index) {
    return Math.min(index * tile.pixels(), output.width() - tile.pixels());
  }

  private int[] columns() {
    int[] table = new int[tilesOfRow() * tile.columns()];
    for (int t = 0; t < tilesOfRow(); t++) {
      for (int i = 0; i < tile.columns(); i++) {
        int x = window.column(firstPixel(t), 0) + i;
        table[t * tile.columns() + i] =
            window.hasColumn(x) ? window.input().offset(0, x) : InputColumns.OUTSIDE;
      }
    }
    return table;
  }

  @Override
  public int units() {
    return rowUnits.units();
  }

  @Override
  public ZeroTail zeroTail() {
    return layer.zeroTail();
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
      int channels = rowUnits.channels(unit);
      int first = rowUnits.row(unit);
      int end = rowUnits.endRow(unit);
      convolve(inputs[0], channel, out, 0, first, end, channel, channels);
      finish(residual, out, 0, first, end, channel, channels);
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
    int channels = Lanes.align(output.channels());
    int firstRow = -window.input().offset(inRow, 0);
    convolve(in, firstRow, out, outRow, from, to, 0, channels);
    finish(residual, out, outRow, from, to, 0, channels);
  }

  @Override
  public Slices slices(int pixelStride) {
    FeatureMap in = window.input();
    FeatureMap slice = new FeatureMap(pixelStride, in.height(), in.width(), pixelStride);
    return new SliceReader(
        new DepthwiseTiles(conv, family, layer.weights(), new Geometry(List.of(slice), output)));
  }

  /** Reads slices as if they were whole maps, but for where their channels are. */
  private record SliceReader(DepthwiseTiles tiles) implements Slices {
    @Override
    public int length() {
      return tiles.window.input().length() + zeroTail().length();
    }

    @Override
    public ZeroTail zeroTail() {
      return tiles.zeroTail();
    }

    @Override
    public void run(float[] in, float[] out, int channel, int channels) {
      int height = tiles.output.height();
      tiles.convolve(in, 0, out, 0, 0, height, channel, channels);
      tiles.finish(in, out, 0, 0, height, channel, channels);
    }
  }

  /**
   * Computes some rows of some channels.
   *
   * @param inAt index at which the first channel of the map's first pixel is, or would be
   * @param outRow the row that {@code out} starts with
   */
  private void convolve(
      float[] in, int inAt, float[] out, int outRow, int from, int to, int channel, int channels) {
    int y = from;
    while (y < to) {
      boolean two = pair.isPresent() && y + 1 < to && inputRows[y].shared() > 0;
      int base = inAt + window.input().offset(inputRows[y].first(), 0);
      int outAt = output.offset(y - outRow, 0) + channel;
      if (two) {
        pairOfRows(in, base, y, out, outAt, channel, channels);
      } else {
        row(in, base, y, out, outAt, channel, channels);
      }
      y += two ? 2 : 1;
    }
  }

  private void row(float[] in, int base, int y, float[] out, int outAt, int channel, int channels) {
    for (int t = 0; t < tilesOfRow(); t++) {
      int at = outAt + output.offset(0, firstPixel(t));
      int columnsAt = t * tile.columns();
      tile.convolve(layer, inputRows[y], in, base, columnsAt, out, at, channel, channels);
    }
  }

  private void pairOfRows(
      float[] in, int base, int y, float[] out, int outAt, int channel, int channels) {
    DepthwisePair both = pair.orElseThrow();
    for (int t = 0; t < tilesOfRow(); t++) {
      int at = outAt + output.offset(0, firstPixel(t));
      int columnsAt = t * tile.columns();
      both.convolve(layer, inputRows[y], in, base, columnsAt, out, at, channel, channels);
    }
  }

  /** The second pass of the epilogue. */
  private void finish(
      float[] residual, float[] out, int outRow, int from, int to, int channel, int channels) {
    epilogue.apply(
        out,
        output.offset(from - outRow, 0) + channel,
        output.pixelStride(),
        (to - from) * output.width(),
        channels,
        residual,
        from * output.width(),
        channel);
  }
}
