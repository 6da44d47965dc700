package mobilenet.runtime.vector;

import java.util.Arrays;
import java.util.List;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.ChannelKernel;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;

/**
 * A depthwise convolution in tiles, of two rows at once where there are such tiles; the last one of
 * a row overlaps its neighbour.
 */
final class DepthwiseTiles implements RowKernel, ChannelKernel {
  private final Op.Convolution conv;
  private final DepthwiseFamily family;
  private final DepthwiseTile tile;
  private final Window window;
  private final FeatureMap output;
  private final RowUnits rowUnits;
  private final float[] weights;
  private final int[] columns;
  private final Epilogue epilogue;
  private final Finish finish;

  DepthwiseTiles(Op.Convolution conv, DepthwiseFamily family, float[] weights, Geometry geometry) {
    this.conv = conv;
    this.family = family;
    this.tile = family.single();
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.rowUnits = RowUnits.of(output, family.pair().isPresent() ? 2 : 1);
    this.weights = weights;
    this.columns = columns();
    this.epilogue = DepthwiseConvolution.epilogue(conv);
    this.finish = Finish.after(epilogue, conv, geometry);
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
    return (rowsRead() - 1) * in.offset(1, 0) + in.pixelStride();
  }

  /** Input rows that a tile reads at most. */
  private int rowsRead() {
    return window.kernel() + (family.pair().isPresent() ? window.stride() : 0);
  }

  @Override
  public void clearTail(float[] in) {
    FeatureMap map = window.input();
    int zeros = in.length - zeroTail();
    for (int y = 0; y < rowsRead(); y++) {
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
      rows(
          inputs[0],
          0,
          channel,
          residual,
          out,
          0,
          rowUnits.row(unit),
          rowUnits.endRow(unit),
          channel,
          rowUnits.channels(unit));
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
    rows(in, inRow, 0, residual, out, outRow, from, to, 0, channels);
  }

  @Override
  public Slices slices(int pixelStride) {
    FeatureMap in = window.input();
    FeatureMap slice = new FeatureMap(pixelStride, in.height(), in.width(), pixelStride);
    return new SliceReader(
        new DepthwiseTiles(conv, family, weights, new Geometry(List.of(slice), output)));
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
      tiles.rows(in, 0, 0, in, out, 0, 0, tiles.output.height(), channel, channels);
    }
  }

  private void rows(
      float[] in,
      int inRow,
      int inChannel,
      float[] residual,
      float[] out,
      int outRow,
      int from,
      int to,
      int channel,
      int channels) {
    int y = from;
    while (y < to) {
      int shared = y + 1 < to && family.pair().isPresent() ? Math.max(0, sharedRows(y)) : 0;
      rowOrPair(in, inRow, inChannel, out, outRow, y, shared, channel, channels);
      y += shared > 0 ? 2 : 1;
    }
    finish.apply(
        out,
        output.offset(from - outRow, 0) + channel,
        output.pixelStride(),
        (to - from) * output.width(),
        channels,
        residual,
        from * output.width(),
        channel);
  }

  /** Input rows above the image that an output row would read. */
  private int rowsAbove(int y) {
    return Math.max(0, -window.row(y, 0));
  }

  /** Input rows below the image that an output row would read. */
  private int rowsBelow(int y) {
    return Math.max(0, window.row(y, window.kernel()) - window.input().height());
  }

  /** Input rows that an output row and the next one both read; negative in low images. */
  private int sharedRows(int y) {
    int stride = window.stride();
    return Math.min(window.kernel(), window.kernel() + stride - rowsBelow(y + 1))
        - Math.max(stride, rowsAbove(y));
  }

  private int base(int inRow, int inChannel, int y) {
    FeatureMap in = window.input();
    int first = Math.min(window.row(y, 0) + rowsAbove(y), in.height() - 1);
    return in.offset(first - inRow, 0) + inChannel;
  }

  /** One output row, or two if they share any input rows. */
  private void rowOrPair(
      float[] in,
      int inRow,
      int inChannel,
      float[] out,
      int outRow,
      int y,
      int shared,
      int channel,
      int channels) {
    int k = window.kernel();
    int skipped = rowsAbove(y);
    int base = base(inRow, inChannel, y);
    int zeros = in.length - zeroTail();
    int rowStride = window.input().offset(1, 0);
    int weightsAt = channel * (1 + k * k);
    int outStep = output.pixelStride();
    for (int t = 0; t < tilesOfRow(); t++) {
      int column = t * tile.columns();
      int outAt = output.offset(y - outRow, firstPixel(t)) + channel;
      if (shared > 0) {
        family
            .pair()
            .orElseThrow()
            .convolve(
                in,
                columns,
                column,
                base,
                zeros,
                rowStride,
                Math.max(0, window.stride() - skipped),
                shared,
                Math.max(0, window.stride() - rowsBelow(y + 1)),
                weights,
                weightsAt,
                skipped,
                out,
                outAt,
                outStep,
                output.offset(1, 0),
                channels,
                epilogue);
      } else {
        int rows = Math.max(0, k - skipped - rowsBelow(y));
        tile.convolve(
            in, columns, column, base, zeros, rowStride, rows, weights, weightsAt, skipped, out,
            outAt, outStep, channels, epilogue);
      }
    }
  }
}
