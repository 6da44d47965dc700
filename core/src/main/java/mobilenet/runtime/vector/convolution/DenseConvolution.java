package mobilenet.runtime.vector.convolution;

import java.util.Arrays;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.vector.activation.Epilogue;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.tile.Blocks;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.PanelLayout;

/**
 * A convolution with a kernel larger than 1×1 over all channels, which reads its input in place. A
 * unit is one panel of output channels for a few rows; neighbouring units share the rows.
 *
 * <p>Scratch: 0 a strip of the input with zeros around it, for a tile at the end of a row.
 */
public final class DenseConvolution implements RowKernel {
  private final PackedWeights weights;
  private final Window window;
  private final FeatureMap output;
  private final DenseRow[] panels;
  private final int step;
  private final int[] inner;
  private final int[] strip;
  private final int stripRow;
  private final int rowsPerBlock;
  private final Epilogue epilogue;

  /** For weights of one group, where {@link #computes} says so. */
  public DenseConvolution(Op.Convolution conv, PackedWeights weights, Geometry geometry) {
    this.weights = weights;
    this.window = Window.of(conv, geometry.input());
    this.output = geometry.output();
    PanelLayout layout = weights.layout();
    this.panels = new DenseRow[layout.panels()];
    int widest = 0;
    for (int p = 0; p < panels.length; p++) {
      panels[p] = DenseRow.of(layout.column(p), output.width(), window);
      widest = Math.max(widest, layout.column(p).tall().pixels());
    }
    FeatureMap in = geometry.input();
    int stripColumns = (widest - 1) * window.stride() + window.kernel();
    this.stripRow = stripColumns * in.pixelStride();
    this.rowsPerBlock = Math.max(1, Blocks.LEAST_TARGET / output.width());
    TileEpilogue ofTiles = TileEpilogue.forLongTiles(conv.activation(), Target.HERE);
    this.epilogue = Epilogue.of(conv, ofTiles, geometry);
    this.step = window.stride() * in.pixelStride();
    this.inner = taps(in.offset(1, 0));
    this.strip = taps(stripRow);
  }

  /** Whether a row has room for the tiles, which nothing shorter replaces here. */
  public static boolean computes(Op.Convolution conv, PanelLayout layout, int outputWidth) {
    boolean fits = !conv.isPointwise() && conv.groups() == 1 && conv.dilation() == 1;
    for (int p = 0; p < layout.panels(); p++) {
      fits &= layout.column(p).tall().pixels() <= outputWidth;
    }
    return fits;
  }

  private int[] taps(int rowStride) {
    int k = window.kernel();
    int channels = window.input().channels();
    int[] table = new int[k * k * channels];
    for (int i = 0; i < table.length; i++) {
      int tap = i / channels;
      table[i] = tap / k * rowStride + tap % k * window.input().pixelStride() + i % channels;
    }
    return table;
  }

  @Override
  public int units() {
    return -Math.floorDiv(-output.height(), rowsPerBlock) * panels.length;
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {rowScratch()};
  }

  @Override
  public int rowScratch() {
    return window.kernel() * stripRow;
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
      int first = unit / panels.length * rowsPerBlock;
      int end = Math.min(first + rowsPerBlock, output.height());
      for (int y = first; y < end; y++) {
        row(inputs[0], 0, residual, out, 0, scratch[0], y, unit % panels.length);
      }
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
    for (int first = from; first < to; first += rowsPerBlock) {
      int end = Math.min(first + rowsPerBlock, to);
      for (int p = 0; p < panels.length; p++) {
        for (int y = first; y < end; y++) {
          row(in, inRow, residual, out, outRow, scratch, y, p);
        }
      }
    }
  }

  /** One panel of one output row. */
  private void row(
      float[] in,
      int inRow,
      float[] residual,
      float[] out,
      int outRow,
      float[] edge,
      int y,
      int panel) {
    FeatureMap map = window.input();
    PanelLayout layout = weights.layout();
    int channel = layout.channel(panel);
    int top = window.row(y, 0);
    int firstTap = Math.max(0, -top);
    int endTap = Math.min(window.kernel(), map.height() - top);
    int inputsOfRow = window.kernel() * map.channels();
    DenseRow row = panels[panel];
    for (int t = 0; t < row.tiles(); t++) {
      int x = row.first(t);
      int left = window.column(x, 0);
      boolean isInner = row.isInner(t);
      if (!isInner) {
        fill(edge, in, map.offset(top - inRow, left), firstTap, endTap, left);
      }
      row.tile(t)
          .dense(epilogue.tile())
          .multiply(
              isInner ? in : edge,
              isInner ? map.offset(top - inRow, left) : 0,
              step,
              isInner ? inner : strip,
              firstTap * inputsOfRow,
              endTap * inputsOfRow,
              weights.data(),
              layout.bias(panel),
              out,
              output.offset(y - outRow, x) + channel,
              output.pixelStride(),
              epilogue.tile());
    }
    epilogue.apply(
        out,
        output.offset(y - outRow, 0) + channel,
        output.pixelStride(),
        output.width(),
        layout.column(panel).width(),
        residual,
        y * output.width(),
        channel);
  }

  /** Copies what a tile reads, zeros outside the image. */
  private void fill(float[] edge, float[] in, int inAt, int firstTap, int endTap, int left) {
    FeatureMap map = window.input();
    int step = map.pixelStride();
    int before = Math.max(0, -left) * step;
    int end = Math.min(stripRow, (map.width() - left) * step);
    for (int tap = firstTap; tap < endTap; tap++) {
      int to = tap * stripRow;
      Arrays.fill(edge, to, to + before, 0f);
      System.arraycopy(in, inAt + map.offset(tap, 0) + before, edge, to + before, end - before);
      Arrays.fill(edge, to + end, to + stripRow, 0f);
    }
  }
}
