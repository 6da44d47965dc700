package mobilenet.runtime;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;

/**
 * The engine of a model. Vector kernels run a thousand times slower until they are compiled, so
 * that plain loops answer first; after the first answer a thread in the background warms the vector
 * kernels up, packs the weights for them, and lets them take over.
 */
final class WarmingEngine {
  private final Kernels wanted;
  private final CountDownLatch warm = new CountDownLatch(1);
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile Engine current;
  private volatile Optional<BoundGraph> waiting;
  private volatile Optional<Throwable> failure = Optional.empty();

  /**
   * Packs the weights for what can answer at once.
   *
   * @param mayWarm whether plain loops may answer first
   */
  WarmingEngine(Kernels wanted, BoundGraph bound, boolean mayWarm) {
    this.wanted = wanted;
    boolean cold = mayWarm && wanted.isCold(ops(bound));
    this.current = Engine.prepare(cold ? new ScalarKernels() : wanted, bound);
    this.waiting = cold ? Optional.of(bound) : Optional.empty();
    if (!cold) {
      started.set(true);
      warm.countDown();
    }
  }

  /** What runs now. */
  Engine current() {
    return current;
  }

  /** Starts warming up, unless that has happened. */
  void start() {
    if (started.get() || !started.compareAndSet(false, true)) {
      return;
    }
    Thread thread = new Thread(this::warmUp, "mobilenet-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits until the wanted kernels run.
   *
   * @throws IllegalStateException if warming up failed
   */
  void await() throws InterruptedException {
    start();
    warm.await();
    if (failure.isPresent()) {
      throw new IllegalStateException(
          "the " + wanted.name() + " kernels could not be warmed up; plain loops stay in use",
          failure.get());
    }
  }

  private void warmUp() {
    try {
      BoundGraph bound = waiting.orElseThrow();
      wanted.warmUp(ops(bound));
      current = Engine.prepare(wanted, bound);
    } catch (RuntimeException | Error e) {
      // Plain loops go on answering; await() tells.
      failure = Optional.of(e);
    } finally {
      waiting = Optional.empty();
      warm.countDown();
    }
  }

  private static List<Op> ops(BoundGraph bound) {
    return bound.graph().nodes().stream().map(Node::op).toList();
  }
}
