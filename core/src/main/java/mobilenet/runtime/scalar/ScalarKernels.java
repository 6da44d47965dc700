package mobilenet.runtime.scalar;

import mobilenet.graph.Op;
import mobilenet.graph.pass.Affine;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;

/** Every operation as plain loops. */
public final class ScalarKernels implements Kernels {

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public int pixelStride(int channels) {
    return channels;
  }

  @Override
  public Layer prepare(Op op, BoundGraph weights) {
    if (op instanceof Op.Convolution conv) {
      return Convolutions.prepare(conv, weights);
    }
    if (op instanceof Op.Linear linear) {
      return Convolutions.prepare(linear, weights);
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
    if (op instanceof Op.Attention attention) {
      return geometry -> new AttentionKernel(attention, geometry);
    }
    return withoutWeights(op);
  }

  private static Layer withoutWeights(Op op) {
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
    throw new IllegalArgumentException("no kernel computes " + op);
  }
}
