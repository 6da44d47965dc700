package mobilenet.runtime.vector.convolution;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.PackedWeights;
import mobilenet.runtime.vector.tile.TileSet;

/** Packs the weights of convolutions over several channels and chooses the kernel. */
public final class ConvolutionLayers {
  private ConvolutionLayers() {}

  /** The layer of an O×I×k×k weight. */
  public static Layer convolution(
      TileSet tiles, Op.Convolution conv, float[] weight, float[] bias) {
    List<PackedWeights> groups =
        IntStream.range(0, conv.groups())
            .mapToObj(group -> PackedWeights.of(tiles, conv, group, weight, bias))
            .toList();
    return geometry -> kernel(conv, groups, geometry);
  }

  /** The layer of an O×I matrix. */
  public static Layer linear(TileSet tiles, Op.Linear op, float[] weight, float[] bias) {
    List<PackedWeights> packed = List.of(PackedWeights.of(tiles, op, weight, bias));
    return geometry -> new MatrixKernel(op.asConvolution(), packed, geometry);
  }

  /** The layer of a convolution without weights, for planning. */
  public static Layer outline(TileSet tiles, Op.Convolution conv) {
    int inputs = conv.inChannels() / conv.groups() * conv.kernel() * conv.kernel();
    PackedWeights group = PackedWeights.outline(tiles, conv.outChannels() / conv.groups(), inputs);
    List<PackedWeights> groups = Collections.nCopies(conv.groups(), group);
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
