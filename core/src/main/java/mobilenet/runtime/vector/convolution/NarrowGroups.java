package mobilenet.runtime.vector.convolution;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;

import java.util.Arrays;
import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.FeatureMap;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.vector.activation.Activations;
import mobilenet.runtime.vector.activation.Epilogue;
import mobilenet.runtime.vector.activation.TileEpilogue;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.machine.Target;
import mobilenet.runtime.vector.tile.Blocks;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.PanelLayout;
import mobilenet.runtime.vector.tile.Product;

/**
 * A convolution in groups whose output channels are no whole vectors, so that a group's last vector
 * would overwrite the next group: its sums are made aside and copied. A unit is one group for one
 * block of pixels.
 *
 * <p>Scratch: 0 gathered rows of a block, 1 a group's sums.
 */
final class NarrowGroups implements Kernel {
  private final List<PackedWeights> groups;
  private final PanelLayout layout;
  private final Patches patches;
  private final FeatureMap output;
  private final Blocks blocks;
  private final Activation activation;
  private final Product product;
  private final int channels;
  private final int sumStep;
  private final int residualStride;

  /**
   * @param groups weights of each group of channels
   */
  NarrowGroups(Op.Convolution conv, List<PackedWeights> groups, Geometry geometry) {
    this.groups = groups;
    this.layout = groups.get(0).layout();
    this.output = geometry.output();
    this.patches = new Patches(conv, geometry.input(), output, layout.depth());
    this.blocks = Blocks.of(layout.depth(), layout.column(0).tall().pixels(), 1);
    TileEpilogue ofTiles = TileEpilogue.of(conv.activation(), Target.HERE);
    Epilogue epilogue = Epilogue.of(conv, ofTiles, geometry);
    this.activation = epilogue.rest();
    this.residualStride = epilogue.residualStride();
    this.channels = conv.outChannels() / conv.groups();
    this.sumStep = Lanes.align(channels);
    this.product = new Product(layout.depth(), layout.depth(), sumStep, ofTiles);
  }

  @Override
  public int units() {
    return blocks.count(output.pixels()) * groups.size();
  }

  @Override
  public int[] scratchLengths() {
    int pixels = blocks.maxPixels(output.pixels());
    return new int[] {pixels * layout.depth(), pixels * sumStep};
  }

  @Override
  public void run(float[][] inputs, float[] out, float[][] scratch, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      int group = unit % groups.size();
      int block = unit / groups.size();
      int first = blocks.first(output.pixels(), block);
      int pixels = blocks.first(output.pixels(), block + 1) - first;
      patches.gather(inputs[0], 0, group, first, pixels, scratch[0]);
      sum(group, pixels, scratch[0], scratch[1]);
      for (int p = 0; p < pixels; p++) {
        store(inputs, out, group, first + p, scratch[1], p * sumStep);
      }
    }
  }

  private void sum(int group, int pixels, float[] rows, float[] sums) {
    float[] weights = groups.get(group).data();
    for (int p = 0; p < layout.panels(); p++) {
      int channel = layout.channel(p);
      int bias = layout.bias(p);
      layout.column(p).multiply(product, rows, 0, pixels, weights, bias, sums, channel);
    }
    for (int c = 0; c < sumStep; c += COUNT) {
      Activations.apply(activation, sums, c, sumStep, pixels);
    }
  }

  private void store(float[][] inputs, float[] out, int group, int pixel, float[] sums, int at) {
    int channel = group * channels;
    int outAt = pixel * output.pixelStride() + channel;
    if (residualStride > 0) {
      float[] residual = inputs[1];
      int from = pixel * residualStride + channel;
      for (int c = 0; c < channels; c++) {
        out[outAt + c] = sums[at + c] + residual[from + c];
      }
    } else {
      System.arraycopy(sums, at, out, outAt, channels);
    }
    if (group == groups.size() - 1) {
      // What an array held before must not stay in the padding: it may not be finite.
      Arrays.fill(out, outAt + channels, (pixel + 1) * output.pixelStride(), 0f);
    }
  }
}
