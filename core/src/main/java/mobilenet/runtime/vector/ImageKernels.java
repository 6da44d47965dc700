package mobilenet.runtime.vector;

import java.util.function.Supplier;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.convolution.ConvolutionLayers;
import mobilenet.runtime.vector.tile.TileSet;

/**
 * The vector kernels of operations that read the image. Those of convolutions over several channels
 * and of matrices read one input at a time, so that they need nothing behind a pixel's channels.
 * Those of all other operations read whole vectors, or zeros behind the map: the plain loops stand
 * for them, which no whole network has there.
 *
 * @param others of operations that read other maps
 * @param tiles to pack weights for
 */
record ImageKernels(VectorKernels others, Supplier<TileSet> tiles) implements Kernels {

  @Override
  public String name() {
    return others.name();
  }

  @Override
  public int pixelStride(int channels) {
    return others.pixelStride(channels);
  }

  @Override
  public Layer prepare(Op op, BoundGraph weights) {
    if (op instanceof Op.Convolution conv && readsSingleInputs(conv)) {
      return ConvolutionLayers.convolution(
          tiles.get(), conv, weights.value(conv.weight()), VectorLayers.bias(conv, weights));
    }
    return op instanceof Op.Linear
        ? others.prepare(op, weights)
        : ScalarFallback.layer(op, weights);
  }

  @Override
  public Layer outline(Op op) {
    if (op instanceof Op.Convolution conv && readsSingleInputs(conv)) {
      return ConvolutionLayers.outline(tiles.get(), conv);
    }
    // What is left always runs alone.
    return op instanceof Op.Linear ? others.outline(op) : Kernels.super.outline(op);
  }

  /** A residual may be the image, and is added by whole vectors. */
  private static boolean readsSingleInputs(Op.Convolution conv) {
    return !conv.isDepthwise() && !conv.residual();
  }
}
