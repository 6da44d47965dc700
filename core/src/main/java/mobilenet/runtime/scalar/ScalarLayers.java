package mobilenet.runtime.scalar;

import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.pass.Affine;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Layer;

/** The plain loops of each operation. */
record ScalarLayers(BoundGraph weights) implements OpVisitor<Layer> {

  @Override
  public String consumer() {
    return "the scalar kernels";
  }

  @Override
  public Layer input(Op.Input op) {
    throw new IllegalArgumentException("the image is given, not computed");
  }

  @Override
  public Layer convolution(Op.Convolution op) {
    return Convolutions.prepare(op, weights);
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
    return geometry -> new AttentionKernel(op, geometry);
  }

  @Override
  public Layer linear(Op.Linear op) {
    return Convolutions.prepare(op, weights);
  }
}
