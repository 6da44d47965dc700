package mobilenet.runtime.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import mobilenet.graph.Op;
import mobilenet.graph.pass.Affine;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.scalar.ScalarKernels;

/** Every operation with the Vector API; where one has no vector form, the plain loops. */
public final class VectorKernels implements Kernels {
  private final ScalarKernels scalar = new ScalarKernels();
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
    if (op instanceof Op.Convolution conv) {
      return convolution(conv, weights);
    }
    if (op instanceof Op.Linear linear) {
      PackedWeights packed =
          PackedWeights.of(
              tiles.get(), linear, weights.value(linear.weight()), weights.value(linear.bias()));
      return geometry -> new MatrixKernel(linear.asConvolution(), List.of(packed), geometry);
    }
    if (op instanceof Op.BatchNorm norm) {
      return ElementWise.affine(Affine.of(norm, weights));
    }
    if (op instanceof Op.LayerScale scale) {
      return ElementWise.affine(Affine.of(scale, weights));
    }
    if (op instanceof Op.Activate activate) {
      return geometry -> ElementWise.activation(activate.function(), geometry);
    }
    if (op instanceof Op.Attention attention && AttentionKernel.computes(attention)) {
      TileSet current = tiles.get();
      return geometry -> new AttentionKernel(current, attention, geometry);
    }
    if (op instanceof Op.Add) {
      return ElementWise::sum;
    }
    if (op instanceof Op.ScaleChannels) {
      return ElementWise::gate;
    }
    if (op instanceof Op.GlobalAveragePool) {
      return GlobalAveragePool::new;
    }
    if (op instanceof Op.AveragePool) {
      return DownSampling::average;
    }
    if (op instanceof Op.BlurPool) {
      return DownSampling::blur;
    }
    return standIn(op, weights);
  }

  private Layer convolution(Op.Convolution conv, BoundGraph bound) {
    float[] weight = bound.value(conv.weight());
    float[] bias = conv.bias().map(bound::value).orElseGet(() -> new float[conv.outChannels()]);
    if (conv.isDepthwise()) {
      return DepthwiseConvolution.prepare(conv, weight, bias);
    }
    TileSet current = tiles.get();
    if (WinogradConvolution.pays(conv)) {
      WinogradWeights factors = WinogradWeights.of(current, conv, weight, bias);
      return geometry -> new WinogradConvolution(conv, factors, geometry);
    }
    List<PackedWeights> groups = new ArrayList<>();
    for (int g = 0; g < conv.groups(); g++) {
      groups.add(PackedWeights.of(current, conv, g, weight, bias));
    }
    List<PackedWeights> packed = List.copyOf(groups);
    return geometry -> convolution(conv, packed, geometry);
  }

  private static Kernel convolution(
      Op.Convolution conv, List<PackedWeights> groups, Geometry geometry) {
    PackedWeights first = groups.get(0);
    if (DenseConvolution.computes(conv, first.layout(), geometry.output().width())) {
      return new DenseConvolution(conv, first, geometry);
    }
    boolean narrow = conv.groups() > 1 && conv.outChannels() / conv.groups() % Lanes.COUNT != 0;
    return narrow
        ? new NarrowGroups(conv, groups, geometry)
        : new MatrixKernel(conv, groups, geometry);
  }

  private Layer standIn(Op op, BoundGraph weights) {
    Layer layer = scalar.prepare(op, weights);
    return geometry -> new StandIn(layer.at(geometry), geometry.output());
  }
}
