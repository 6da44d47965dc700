package mobilenet.runtime.vector;

import java.util.function.Supplier;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.pass.Affine;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Layer;
import mobilenet.runtime.vector.attention.AttentionKernel;
import mobilenet.runtime.vector.convolution.ConvolutionLayers;
import mobilenet.runtime.vector.depthwise.DepthwiseLayers;
import mobilenet.runtime.vector.depthwise.DownSampling;
import mobilenet.runtime.vector.elementwise.ElementWise;
import mobilenet.runtime.vector.elementwise.GlobalAveragePool;
import mobilenet.runtime.vector.tile.TileSet;
import mobilenet.runtime.vector.winograd.WinogradConvolution;

/** The vector kernels of each operation. */
record VectorLayers(BoundGraph weights, Supplier<TileSet> tiles) implements OpVisitor<Layer> {

  @Override
  public String consumer() {
    return "the vector kernels";
  }

  @Override
  public Layer input(Op.Input op) {
    throw new IllegalArgumentException("the image is given, not computed");
  }

  @Override
  public Layer convolution(Op.Convolution op) {
    float[] weight = weights.value(op.weight());
    float[] bias = bias(op, weights);
    if (op.isDepthwise()) {
      return DepthwiseLayers.prepare(op, weight, bias);
    }
    return WinogradConvolution.pays(op)
        ? WinogradConvolution.prepare(tiles.get(), op, weight, bias)
        : ConvolutionLayers.convolution(tiles.get(), op, weight, bias);
  }

  /** Zeros for a convolution without a bias. */
  static float[] bias(Op.Convolution op, BoundGraph weights) {
    return op.bias().map(weights::value).orElseGet(() -> new float[op.outChannels()]);
  }

  /** A convolution without weights, for planning. */
  static Layer outline(Op.Convolution op, TileSet tiles) {
    if (op.isDepthwise()) {
      return DepthwiseLayers.outline(op);
    }
    return WinogradConvolution.pays(op)
        ? WinogradConvolution.outline(tiles, op)
        : ConvolutionLayers.outline(tiles, op);
  }

  @Override
  public Layer batchNorm(Op.BatchNorm op) {
    return ElementWise.affine(Affine.of(op, weights));
  }

  @Override
  public Layer activate(Op.Activate op) {
    return geometry -> ElementWise.activation(op.function(), geometry);
  }

  @Override
  public Layer add(Op.Add op) {
    return ElementWise::sum;
  }

  @Override
  public Layer globalAveragePool(Op.GlobalAveragePool op) {
    return GlobalAveragePool::new;
  }

  @Override
  public Layer scaleChannels(Op.ScaleChannels op) {
    return ElementWise::gate;
  }

  @Override
  public Layer layerScale(Op.LayerScale op) {
    return ElementWise.affine(Affine.of(op, weights));
  }

  @Override
  public Layer averagePool(Op.AveragePool op) {
    return DownSampling::average;
  }

  @Override
  public Layer blurPool(Op.BlurPool op) {
    return DownSampling::blur;
  }

  @Override
  public Layer attention(Op.Attention op) {
    if (!AttentionKernel.computes(op)) {
      return ScalarFallback.layer(op, weights);
    }
    TileSet current = tiles.get();
    return geometry -> new AttentionKernel(current, op, geometry);
  }

  @Override
  public Layer linear(Op.Linear op) {
    return ConvolutionLayers.linear(
        tiles.get(), op, weights.value(op.weight()), weights.value(op.bias()));
  }
}
