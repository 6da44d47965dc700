package mobilenet.runtime.vector;

import java.util.List;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;

/**
 * A convolution as a matrix product. A unit is one panel of output channels for one block of
 * pixels; neighbouring units share the block.
 *
 * <p>Scratch: 0 gathered rows of a block.
 */
final class MatrixKernel implements Kernel {
  private final List<PackedWeights> groups;
  private final Patches patches;
  private final FeatureMap output;
  private final Blocks blocks;
  private final Epilogue epilogue;
  private final Finish finish;
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
    this.blocks =
        Blocks.of(output.pixels(), depth, groups.get(0).layout().column(0).tall().pixels());
    this.epilogue = Epilogue.of(conv.activation());
    this.finish = Finish.after(epilogue, conv, geometry);
  }

  @Override
  public int units() {
    return blocks.count() * groups.size() * panels;
  }

  @Override
  public int[] scratchLengths() {
    return new int[] {patches.direct() ? 0 : blocks.maxPixels() * depth};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    int unit = from;
    while (unit < to) {
      int gathering = unit / panels;
      int end = Math.min(to, (gathering + 1) * panels);
      int group = gathering % groups.size();
      int block = gathering / groups.size();
      int first = blocks.first(block);
      int pixels = blocks.first(block + 1) - first;
      if (!patches.direct()) {
        patches.gather(inputs[0], group, first, pixels, scratch[0]);
      }
      for (; unit < end; unit++) {
        panel(inputs, out, scratch, group, unit % panels, first, pixels);
      }
    }
  }

  private void panel(
      float[][] inputs,
      float[] out,
      float[][] scratch,
      int group,
      int panel,
      int first,
      int pixels) {
    PackedWeights weights = groups.get(group);
    PanelLayout layout = weights.layout();
    TileColumn column = layout.column(panel);
    int groupOutputs = Lanes.align(output.channels()) / groups.size();
    int channel = group * groupOutputs + layout.channel(panel);
    int outAt = first * output.pixelStride() + channel;
    column.multiply(
        patches.direct() ? inputs[0] : scratch[0],
        patches.direct() ? first * patches.step() : 0,
        patches.step(),
        pixels,
        depth,
        weights.data(),
        layout.bias(panel),
        out,
        outAt,
        output.pixelStride(),
        epilogue);
    if (finish.needed()) {
      finish.apply(
          out, outAt, output.pixelStride(), pixels, column.width(), inputs, first, channel);
    }
  }
}
