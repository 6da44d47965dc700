package mobilenet.runtime.vector;

import java.util.List;
import java.util.stream.IntStream;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;

/** Chooses the kernel of a convolution. */
final class ConvolutionLayer {
  private ConvolutionLayer() {}

  static Layer of(Op.Convolution conv, Packing packing) {
    if (conv.isDepthwise()) {
      return DepthwiseConvolution.layer(conv, packing.depthwise());
    }
    if (WinogradConvolution.pays(conv)) {
      WinogradWeights factors = packing.winograd();
      return geometry -> new WinogradConvolution(conv, factors, geometry);
    }
    List<PackedWeights> groups =
        IntStream.range(0, conv.groups()).mapToObj(packing::group).toList();
    return geometry -> kernel(conv, groups, geometry);
  }

  private static Kernel kernel(Op.Convolution conv, List<PackedWeights> groups, Geometry geometry) {
    PackedWeights first = groups.get(0);
    if (DenseConvolution.computes(conv, first.layout(), geometry.output().width())) {
      return new DenseConvolution(conv, first, geometry);
    }
    boolean narrow = conv.groups() > 1 && conv.outChannels() / conv.groups() % Lanes.COUNT != 0;
    return narrow
        ? new NarrowGroups(conv, groups, geometry)
        : new MatrixKernel(conv, groups, geometry);
  }
}
