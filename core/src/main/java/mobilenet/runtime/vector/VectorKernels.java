package mobilenet.runtime.vector;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mobilenet.graph.Graph;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.convolution.ConvolutionLayers;
import mobilenet.runtime.vector.machine.CompilerVersion;
import mobilenet.runtime.vector.machine.Lanes;
import mobilenet.runtime.vector.tile.TileSet;
import mobilenet.runtime.vector.warmup.KernelWarmUp;

/**
 * Every operation with the Vector API; where one has no vector form, the plain loops. A process has
 * one set for all its models, so that what warming up finds is found once.
 */
public final class VectorKernels implements Kernels {
  private static final BoundGraph NO_WEIGHTS =
      BoundGraph.withoutValues(new Graph(List.of(), Map.of()));

  private final KernelWarmUp warmUp = new KernelWarmUp();
  private final Supplier<TileSet> tiles;

  /** With the tiles that are best here, as far as is known when weights are packed. */
  public VectorKernels() {
    this.tiles = warmUp::tiles;
  }

  /** With these tiles, whatever warming up finds. */
  VectorKernels(TileSet tiles) {
    this.tiles = () -> tiles;
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
    return warmUp.isNeeded(ops);
  }

  @Override
  public void warmUp(List<Op> ops) {
    warmUp.run(ops, this);
  }

  @Override
  public Optional<String> fallbackReason() {
    return warmUp.fallbackReason();
  }

  @Override
  public Optional<String> remark() {
    String remarks =
        Stream.of(CompilerVersion.HERE.remark(), warmUp.remark())
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return remarks.isEmpty() ? Optional.empty() : Optional.of(remarks);
  }

  @Override
  public Layer prepare(Op op, BoundGraph weights) {
    return op.accept(new VectorLayers(weights, tiles));
  }

  @Override
  public Kernels onImage() {
    return new ImageKernels(this, tiles);
  }

  @Override
  public Layer outline(Op op) {
    if (op instanceof Op.Convolution conv) {
      return VectorLayers.outline(conv, tiles.get());
    }
    if (op instanceof Op.Linear linear) {
      return ConvolutionLayers.outline(tiles.get(), linear.asConvolution());
    }
    // What is left with weights, norms and layer scales, always runs alone.
    return op.parameters().isEmpty() ? prepare(op, NO_WEIGHTS) : Kernels.super.outline(op);
  }
}
