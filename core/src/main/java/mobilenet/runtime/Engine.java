package mobilenet.runtime;

import java.util.List;
import mobilenet.graph.Graph;
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
  /** The node that is the image. */
  private static final int IMAGE = 0;

  private static final Layer NO_LAYER = Engine::noKernel;

  /** Packs all weights, on all processors. */
  static Engine prepare(Kernels kernels, BoundGraph bound) {
    return new Engine(
        kernels,
        bound.graph().nodes().parallelStream().map(node -> layer(kernels, node, bound)).toList());
  }

  /** For planning alone: without weights. */
  static Engine outline(Kernels kernels, Graph graph) {
    return new Engine(
        kernels,
        graph.nodes().stream()
            .map(node -> isImage(node) ? NO_LAYER : kernelsOf(kernels, node).outline(node.op()))
            .toList());
  }

  private static Layer layer(Kernels kernels, Node node, BoundGraph bound) {
    return isImage(node) ? NO_LAYER : kernelsOf(kernels, node).prepare(node.op(), bound);
  }

  private static Kernels kernelsOf(Kernels kernels, Node node) {
    return node.inputs().contains(IMAGE) ? kernels.onImage() : kernels;
  }

  private static boolean isImage(Node node) {
    return node.op() instanceof Op.Input;
  }

  private static Kernel noKernel(Geometry geometry) {
    throw new IllegalStateException("the image is not computed");
  }
}
