package mobilenet.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Taps;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.graph.pass.Pass;

/**
 * A network with its weights packed for a set of kernels. Immutable and shared: any number of
 * threads may make sessions of it and run them at the same time.
 */
public final class CompiledModel implements AutoCloseable {
  private final Graph graph;
  private final WarmingEngine engine;
  private final WorkerPool pool;

  private CompiledModel(Graph graph, WarmingEngine engine, WorkerPool pool) {
    this.graph = graph;
    this.engine = engine;
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
    boolean mayWarm = options.kernels() == KernelSelection.AUTO;
    WarmingEngine engine = new WarmingEngine(choice, optimised, mayWarm);
    WorkerPool pool = new WorkerPool(options.threads(), "mobilenet");
    return new CompiledModel(optimised.graph(), engine, pool);
  }

  /**
   * Which kernels are to run it, and why. Warming up may find that vectors do not pay here, and
   * that plain loops stay.
   */
  public KernelChoice kernels() {
    return engine.choice().described();
  }

  /** The graph that is run, after folding and fusing. */
  public Graph graph() {
    return graph;
  }

  /** Threads that share the work inside one image. */
  public int threads() {
    return pool.workers();
  }

  /**
   * A session that computes what the network ends in, for images of one size: logits, or the
   * embedding or the features of a network without a classifier or a head ({@link Graph#output}).
   */
  public Session session(int height, int width) {
    return session(height, width, List.of(graph.output()));
  }

  /**
   * A session for batches of images of one size, one image a thread at a time.
   *
   * @throws IllegalArgumentException if the network has no head and so ends in a feature map
   */
  public BatchSession batchSession(int height, int width) {
    if (graph.output().equals(Graph.FEATURES)) {
      throw new IllegalArgumentException(
          "a batch needs a network that ends in a vector, this one has no head; run image by"
              + " image");
    }
    List<Session> sessions = new ArrayList<>();
    for (int worker = 0; worker < threads(); worker++) {
      sessions.add(session(height, width));
    }
    return new BatchSession(List.copyOf(sessions), pool);
  }

  /**
   * A session that computes the named taps (see {@link Taps}) and nothing that they do not need.
   *
   * @throws IllegalArgumentException for an unknown tap, or an image too small for the network
   */
  public Session session(int height, int width, List<String> taps) {
    if (taps.isEmpty()) {
      throw new IllegalArgumentException("name at least one tap, such as " + graph.output());
    }
    Map<String, Integer> nodes = Taps.resolve(graph, taps);
    return new Session(engine, current -> Plan.of(graph, current, height, width, nodes), pool);
  }

  /**
   * Waits until the chosen kernels run at full speed. Without this a model answers at once with
   * plain loops, warms vector kernels up in the background after its first run, and then lets them
   * take over, within rounding of the same results.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if warming up failed; the model goes on with plain loops
   */
  public void warmUp() throws InterruptedException {
    engine.await();
  }

  /**
   * Ends the model's threads and its warming up. Sessions stay usable and run on their caller's
   * thread, with the kernels that they had.
   */
  @Override
  public void close() {
    engine.stop();
    pool.close();
  }
}
