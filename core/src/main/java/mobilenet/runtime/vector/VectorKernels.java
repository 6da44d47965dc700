package mobilenet.runtime.vector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;

/** Every operation with the Vector API; where one has no vector form, the plain loops. */
public final class VectorKernels implements Kernels {
  private static final BoundGraph NO_WEIGHTS =
      BoundGraph.withoutValues(new Graph(List.of(), Map.of()));

  private final Supplier<TileSet> tiles;

  /** With the tiles that are best here, as far as is known when weights are packed. */
  public VectorKernels() {
    this(VectorFitness::currentTiles);
  }

  VectorKernels(Supplier<TileSet> tiles) {
    this.tiles = tiles;
  }

  @Override
  public String name() {
    return "vector-" + Lanes.SPECIES.vectorBitSize();
  }

  @Override
  public int pixelStride(int channels) {
    return Lanes.pixelStride(channels);
  }

  @Override
  public boolean isCold(List<Op> ops) {
    return WarmUp.isNeeded(ops);
  }

  @Override
  public void warmUp(List<Op> ops) {
    WarmUp.run(ops, this);
  }

  @Override
  public Optional<String> objection() {
    return VectorFitness.known().flatMap(VectorFitness::objection);
  }

  @Override
  public Optional<String> remark() {
    return VectorFitness.known().flatMap(VectorFitness::remark);
  }

  @Override
  public Layer prepare(Op op, BoundGraph weights) {
    return op.accept(new VectorLayers(weights, tiles));
  }

  @Override
  public Layer outline(Op op) {
    if (op instanceof Op.Convolution conv) {
      return ConvolutionLayer.of(conv, Packing.outline(tiles.get(), conv));
    }
    if (op instanceof Op.Linear linear) {
      Op.Convolution conv = linear.asConvolution();
      List<PackedWeights> packed = List.of(Packing.outline(tiles.get(), conv).group(0));
      return geometry -> new MatrixKernel(conv, packed, geometry);
    }
    // What is left with weights, norms and layer scales, always runs alone.
    return op.parameters().isEmpty() ? prepare(op, NO_WEIGHTS) : Kernels.super.outline(op);
  }
}
