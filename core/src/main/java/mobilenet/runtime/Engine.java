package mobilenet.runtime;

import java.util.List;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.kernel.Layer;

/**
 * A network packed for a set of kernels.
 *
 * @param kernels the set
 * @param layers one an operation of the graph
 */
record Engine(Kernels kernels, List<Layer> layers) {

  /** Packs all weights, on all processors. */
  static Engine prepare(Kernels kernels, BoundGraph bound) {
    return new Engine(
        kernels,
        bound.graph().nodes().parallelStream().map(node -> layer(kernels, node, bound)).toList());
  }

  private static Layer layer(Kernels kernels, Node node, BoundGraph bound) {
    return node.op() instanceof Op.Input ? Engine::noKernel : kernels.prepare(node.op(), bound);
  }

  private static Kernel noKernel(Geometry geometry) {
    throw new IllegalStateException("the image is not computed");
  }
}
