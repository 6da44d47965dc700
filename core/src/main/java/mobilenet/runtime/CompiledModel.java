package mobilenet.runtime;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;
import mobilenet.runtime.kernel.Geometry;
import mobilenet.runtime.kernel.Kernel;
import mobilenet.runtime.kernel.Layer;

/**
 * A network with its weights packed for a set of kernels. Immutable and shared: any number of
 * threads may make sessions of it and run them at the same time.
 */
public final class CompiledModel implements AutoCloseable {
  private final Graph graph;
  private final List<Layer> layers;
  private final KernelLookup.Choice choice;
  private final WorkerPool pool;

  private CompiledModel(
      Graph graph, List<Layer> layers, KernelLookup.Choice choice, WorkerPool pool) {
    this.graph = graph;
    this.layers = layers;
    this.choice = choice;
    this.pool = pool;
  }

  /** Folds and fuses what can be, and packs the weights. */
  public static CompiledModel compile(BoundGraph bound, RuntimeOptions options) {
    return compile(bound, options, Pass.standard());
  }

  /** As {@link #compile(BoundGraph, RuntimeOptions)} with other rewrites. */
  static CompiledModel compile(BoundGraph bound, RuntimeOptions options, List<Pass> passes) {
    KernelLookup.Choice choice = KernelLookup.choose(options.kernels());
    BoundGraph optimised = bound.apply(passes);
    List<Layer> layers = new ArrayList<>();
    for (Node node : optimised.graph().nodes()) {
      layers.add(
          node.op() instanceof Op.Input
              ? CompiledModel::noKernel
              : choice.kernels().prepare(node.op(), optimised));
    }
    WorkerPool pool = new WorkerPool(options.threads(), "mobilenet");
    return new CompiledModel(optimised.graph(), List.copyOf(layers), choice, pool);
  }

  private static Kernel noKernel(Geometry geometry) {
    throw new IllegalStateException("the picture is not computed");
  }

  /** Which kernels run it, and why. */
  public KernelLookup.Choice kernels() {
    return choice;
  }

  /** The graph that is run, after folding and fusing. */
  public Graph graph() {
    return graph;
  }

  /** Threads that share the work inside one picture. */
  public int threads() {
    return pool.workers();
  }

  /** A session that computes the logits of pictures of one size. */
  public Session session(int height, int width) {
    return session(height, width, List.of(Graph.LOGITS));
  }

  /**
   * A session that computes the named taps (see {@link Taps}) and nothing that they do not need.
   *
   * @throws IllegalArgumentException for an unknown tap, or a picture too small for the network
   */
  public Session session(int height, int width, List<String> taps) {
    if (taps.isEmpty()) {
      throw new IllegalArgumentException("name at least one tap, such as " + Graph.LOGITS);
    }
    return new Session(
        Plan.of(
            graph,
            layers,
            choice.kernels().channelAlignment(),
            height,
            width,
            Taps.resolve(graph, taps)),
        pool);
  }

  /** Ends the model's threads. Sessions stay usable and run on their caller's thread. */
  @Override
  public void close() {
    pool.close();
  }
}
