package mobilenet.runtime.vector;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;

/**
 * A 3×3 convolution with stride 2 in 25 products where plain sums need 36: minimal filtering as
 * {@link WinogradWeights} says, for tiles of 2×2 output pixels. A unit is a row of tiles. The input
 * of some rows is transformed and multiplied at nine positions, and the products are added up to
 * output pixels.
 *
 * <p>Scratch: 0 the transformed input of some rows of tiles, then their products at each position.
 */
final class WinogradConvolution implements RowKernel {
  /** Output rows and columns of a tile. */
  static final int TILE = 2;

  /** Inputs from which on it pays. */
  static final int LEAST_INPUTS = 24;

  /** To fewer outputs, transforming the input costs what is saved. */
  static final int LEAST_OUTPUTS = 24;

  /** Tiles to multiply at once, if there are as many: a panel's weights are read once for them. */
  private static final int TARGET = 32;

  private final WinogradWeights weights;
  private final Window window;
  private final FeatureMap output;
  private final WinogradInput input;
  private final int tiles;
  private final int tileRowsAtOnce;
  private final int width;
  private final Finish finish;

  WinogradConvolution(Op.Convolution conv, WinogradWeights weights, Geometry geometry) {
    this.weights = weights;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.tiles = (output.width() + TILE - 1) / TILE;
    // A tile alone is summed in another order, so it must be alone whoever computes it.
    this.tileRowsAtOnce = tiles == 1 ? 1 : Math.max(1, TARGET / tiles);
    this.input = new WinogradInput(window, tiles, tileRowsAtOnce);
    this.width = Lanes.align(conv.outChannels());
    this.finish = Finish.after(Epilogue.NONE, conv, geometry);
  }

  /** Whether a convolution is of this kind, and large enough for it to pay. */
  static boolean pays(Op.Convolution conv) {
    return conv.kernel() == 3
        && conv.stride() == 2
        && conv.dilation() == 1
        && conv.groups() == 1
        && conv.inChannels() >= LEAST_INPUTS
        && conv.outChannels() >= LEAST_OUTPUTS;
  }

  @Override
  public int units() {
    return (output.height() + TILE - 1) / TILE;
  }

  @Override
  public int rowsAtOnce() {
    return TILE;
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {rowScratch()};
  }

  @Override
  public int rowScratch() {
    return products(WinogradWeights.POSITIONS);
  }

  @Override
  public int zeroTail() {
    return window.input().offset(1, 0);
  }

  @Override
  public void clearTail(float[] in) {
    Arrays.fill(in, in.length - zeroTail(), in.length, 0f);
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
    int end = Math.min(to * TILE, output.height());
    rows(inputs[0], 0, inputs[inputs.length - 1], out, 0, scratch[0], from * TILE, end);
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
    int rows = tileRowsAtOnce * TILE;
    for (int y = from / TILE * TILE; y < to; y += rows) {
      int tileRows = (Math.min(rows, to - y) + TILE - 1) / TILE;
      multiply(in, inRow, scratch, y, tileRows);
      int end = Math.min(y + rows, to);
      for (int row = Math.max(from, y); row < end; row++) {
        row(scratch, row - y, residual, out, outRow, row);
      }
    }
  }

  /** The products of some rows of tiles, position by position. */
  private void multiply(float[] in, int inRow, float[] scratch, int y, int tileRows) {
    for (int r = 0; r < tileRows; r++) {
      input.transform(in, inRow, y + r * TILE, scratch, r);
    }
    for (int position = 0; position < WinogradWeights.POSITIONS; position++) {
      PackedWeights packed = weights.at(position);
      PanelLayout layout = packed.layout();
      for (int p = 0; p < layout.panels(); p++) {
        layout
            .column(p)
            .multiply(
                scratch,
                input.start(position),
                input.step(position),
                tileRows * tiles,
                layout.depth(),
                packed.data(),
                layout.bias(p),
                scratch,
                products(position) + layout.channel(p),
                width,
                Epilogue.NONE);
      }
    }
  }

  /** Index of the first products at a position, behind the transformed inputs. */
  private int products(int position) {
    return input.start(WinogradWeights.POSITIONS) + position * productsOfPosition();
  }

  private int productsOfPosition() {
    return tileRowsAtOnce * tiles * width;
  }

  /**
   * One output row.
   *
   * @param i its number among those that were multiplied together
   */
  private void row(float[] scratch, int i, float[] residual, float[] out, int outRow, int y) {
    int at = output.offset(y - outRow, 0);
    int step = output.pixelStride();
    WinogradOutput.row(
        scratch,
        products(i % TILE * WinogradWeights.SIDE) + i / TILE * tiles * width,
        productsOfPosition(),
        width,
        out,
        at,
        step,
        output.width());
    finish.apply(out, at, step, output.width(), width, residual, y * output.width(), 0);
  }
}
