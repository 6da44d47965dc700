package mobilenet.runtime.vector.winograd;

import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.kernel.ZeroTail;
import mobilenet.runtime.vector.activation.Epilogue;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.PanelLayout;
import mobilenet.runtime.vector.tile.Product;
import mobilenet.runtime.vector.tile.TileSet;

/**
 * A 3×3 convolution with stride 2 in 25 products where plain sums need 36: minimal filtering as
 * {@link WinogradWeights} says, for tiles of 2×2 output pixels. A unit is a row of tiles. The input
 * of some rows is transformed and multiplied at nine positions, and the products are added up to
 * output pixels.
 *
 * <p>Scratch: 0 the transformed input of some rows of tiles, then their products at each position.
 */
public final class WinogradConvolution implements RowKernel {
  /** Output rows and columns of a tile. */
  static final int TILE = 2;

  /** Inputs from which on it pays. */
  public static final int LEAST_INPUTS = 24;

  /** To fewer outputs, transforming the input costs what is saved. */
  public static final int LEAST_OUTPUTS = 24;

  /** Tiles to multiply at once, if there are as many: a panel's weights are read once for them. */
  private static final int TARGET = 32;

  private final WinogradWeights weights;
  private final Window window;
  private final FeatureMap output;
  private final WinogradInput input;
  private final int tiles;
  private final int tileRowsAtOnce;
  private final int width;
  private final Epilogue epilogue;
  private final Product[] products = new Product[WinogradWeights.POSITIONS];

  /** Packs an O×I×3×3 weight of a convolution for which filtering {@link #pays}. */
  public static Layer prepare(TileSet tiles, Op.Convolution conv, float[] weight, float[] bias) {
    WinogradWeights factors = WinogradWeights.of(tiles, conv, weight, bias);
    return geometry -> new WinogradConvolution(conv, factors, geometry);
  }

  /** The layer without weights, for planning. */
  public static Layer outline(TileSet tiles, Op.Convolution conv) {
    WinogradWeights factors = WinogradWeights.outline(tiles, conv);
    return geometry -> new WinogradConvolution(conv, factors, geometry);
  }

  WinogradConvolution(Op.Convolution conv, WinogradWeights weights, Geometry geometry) {
    this.weights = weights;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    this.tiles = (output.width() + TILE - 1) / TILE;
    // A tile alone is summed in another order, so it must be alone whoever computes it.
    this.tileRowsAtOnce = tiles == 1 ? 1 : Math.max(1, TARGET / tiles);
    this.input = new WinogradInput(window, tiles, tileRowsAtOnce);
    this.width = Lanes.align(conv.outChannels());
    this.epilogue = Epilogue.of(conv, TileEpilogue.NONE, geometry);
    for (int p = 0; p < products.length; p++) {
      int depth = weights.at(p).layout().depth();
      products[p] = new Product(input.step(p), depth, width, TileEpilogue.NONE);
    }
  }

  /** Whether a convolution is of this kind, and large enough for it to pay. */
  public static boolean pays(Op.Convolution conv) {
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
  public ZeroTail zeroTail() {
    return input.zeroTail();
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
                products[position],
                scratch,
                input.start(position),
                tileRows * tiles,
                packed.data(),
                layout.bias(p),
                scratch,
                products(position) + layout.channel(p));
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
    epilogue.apply(out, at, step, output.width(), width, residual, y * output.width(), 0);
  }
}
