package mobilenet.runtime.scalar;

import mobilenet.graph.Op;
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
    return op.accept(new ScalarLayers(weights));
  }
}
