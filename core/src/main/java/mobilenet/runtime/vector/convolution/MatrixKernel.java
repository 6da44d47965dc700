package mobilenet.runtime.vector.convolution;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.PanelKernel;
import mobilenet.runtime.kernel.RowKernel;
import mobilenet.runtime.kernel.Window;
import mobilenet.runtime.vector.activation.Epilogue;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.tile.Blocks;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.PanelLayout;
import mobilenet.runtime.vector.tile.Product;

/**
 * A convolution as a matrix product. A unit is one panel of output channels for one block of
 * pixels; neighbouring units share the block.
 *
 * <p>Scratch: 0 gathered rows of a block.
 */
final class MatrixKernel implements RowKernel, PanelKernel {
  private final List<PackedWeights> groups;
  private final Patches patches;
  private final FeatureMap output;
  private final Blocks blocks;
  private final Epilogue epilogue;
  private final Product product;
  private final int depth;
  private final int panels;

  /**
   * @param groups weights of each group of channels
   */
  MatrixKernel(Op.Convolution conv, List<PackedWeights> groups, Geometry geometry) {
    this.groups = groups;
    this.depth = groups.get(0).layout().depth();
    this.panels = groups.get(0).layout().panels();
    this.output = geometry.output();
    this.patches = new Patches(conv, geometry.input(), output, depth);
    this.blocks = Blocks.of(depth, groups.get(0).layout().column(0).tall().pixels(), panels);
    TileEpilogue ofTiles = TileEpilogue.of(conv.activation(), Target.HERE);
    this.epilogue = Epilogue.of(conv, ofTiles, geometry);
    this.product = new Product(patches.step(), depth, output.pixelStride(), ofTiles);
  }

  @Override
  public int units() {
    return blocks.count(output.pixels()) * groups.size() * panels;
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {rowScratch()};
  }

  @Override
  public Window window() {
    return patches.window();
  }

  @Override
  public FeatureMap output() {
    return output;
  }

  @Override
  public int rowScratch() {
    return patches.direct() ? 0 : blocks.maxPixels(output.pixels()) * depth;
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    float[] residual = inputs[inputs.length - 1];
    int unit = from;
    while (unit < to) {
      int gathering = unit / panels;
      int end = Math.min(to, (gathering + 1) * panels);
      int group = gathering % groups.size();
      int block = gathering / groups.size();
      int first = blocks.first(output.pixels(), block);
      int pixels = blocks.first(output.pixels(), block + 1) - first;
      gather(inputs[0], 0, scratch[0], group, first, pixels);
      for (; unit < end; unit++) {
        panel(inputs[0], 0, residual, out, 0, scratch[0], group, unit % panels, first, pixels);
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
    int start = from * output.width();
    int pixels = to * output.width() - start;
    for (int block = 0; pixels > 0 && block < blocks.count(pixels); block++) {
      int first = blocks.first(pixels, block);
      int count = blocks.first(pixels, block + 1) - first;
      for (int group = 0; group < groups.size(); group++) {
        gather(in, inRow, scratch, group, start + first, count);
        for (int p = 0; p < panels; p++) {
          panel(in, inRow, residual, out, outRow, scratch, group, p, start + first, count);
        }
      }
    }
  }

  @Override
  public int panels() {
    return patches.direct() && groups.size() == 1 && !epilogue.hasResidual() ? panels : 0;
  }

  @Override
  public int firstChannel(int panel) {
    return groups.get(0).layout().channel(panel);
  }

  @Override
  public int width(int panel) {
    return groups.get(0).layout().column(panel).width();
  }

  @Override
  public Panels writingTo(int pixelStride) {
    return new PanelWriter(this, new Product(patches.step(), depth, pixelStride, epilogue.tile()));
  }

  /** Writes panels to arrays of their own, which have another distance between pixels. */
  private record PanelWriter(MatrixKernel kernel, Product product) implements Panels {
    @Override
    public void run(float[] in, int panel, float[] out) {
      int all = kernel.output.pixels();
      for (int block = 0; block < kernel.blocks.count(all); block++) {
        int first = kernel.blocks.first(all, block);
        int pixels = kernel.blocks.first(all, block + 1) - first;
        int outAt = first * product.outStep();
        kernel.multiply(product, 0, panel, in, first * product.inStep(), pixels, out, outAt);
        // Panels are for convolutions that add nothing, so there is no residual to say where it is.
        kernel.epilogue.apply(out, outAt, product.outStep(), pixels, kernel.width(panel), in, 0, 0);
      }
    }
  }

  private void gather(float[] in, int inRow, float[] gathered, int group, int first, int pixels) {
    if (!patches.direct()) {
      patches.gather(in, inRow, group, first, pixels, gathered);
    }
  }

  /**
   * Each number is an argument of its own: objects for them were slower where they were tried, and
   * C2 of 17 did not always do without them (docs/kernels.md).
   */
  private void panel(
      float[] in,
      int inRow,
      float[] residual,
      float[] out,
      int outRow,
      float[] gathered,
      int group,
      int panel,
      int first,
      int pixels) {
    PanelLayout layout = groups.get(group).layout();
    int groupOutputs = Lanes.align(output.channels()) / groups.size();
    int channel = group * groupOutputs + layout.channel(panel);
    int step = output.pixelStride();
    int outAt = (first - outRow * output.width()) * step + channel;
    boolean direct = patches.direct();
    int inAt = direct ? (first - inRow * output.width()) * patches.step() : 0;
    multiply(product, group, panel, direct ? in : gathered, inAt, pixels, out, outAt);
    int width = layout.column(panel).width();
    epilogue.apply(out, outAt, step, pixels, width, residual, first, channel);
  }

  private void multiply(
      Product of, int group, int panel, float[] in, int inAt, int pixels, float[] out, int outAt) {
    PackedWeights weights = groups.get(group);
    PanelLayout layout = weights.layout();
    layout
        .column(panel)
        .multiply(of, in, inAt, pixels, weights.data(), layout.bias(panel), out, outAt);
  }
}
