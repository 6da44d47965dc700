package mobilenet.runtime;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.pass.BoundGraph;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;

/**
 * The engine of a model. Vector kernels are slower by orders of magnitude until they are compiled,
 * so that plain loops answer first; after the first answer a thread in the background warms the
 * vector kernels up, packs the weights for them, and lets them take over.
 */
final class WarmingEngine {
  private final AtomicBoolean started = new AtomicBoolean();
  private final Warming warming;
  private final ThreadFactory threads;
  private final WarmUpGate gate;
  private volatile KernelLookup.Choice choice;
  private volatile Engine current;

  /** What the thread in the background does. */
  private static final class Warming extends FutureTask<Engine> {
    Warming(Callable<Engine> work) {
      super(work);
    }

    /** Ends it before it could begin. */
    void fail(Throwable cause) {
      setException(cause);
    }
  }

  /**
   * Packs the weights for what can answer at once.
   *
   * @param choice what is to answer in the end
   * @param mayWarm whether plain loops may answer first
   */
  WarmingEngine(KernelLookup.Choice choice, BoundGraph bound, boolean mayWarm) {
    this(choice, bound, mayWarm, work -> new Thread(work, "mobilenet-warm-up"));
  }

  /**
   * As above.
   *
   * @param threads makes the one in the background
   */
  WarmingEngine(
      KernelLookup.Choice choice, BoundGraph bound, boolean mayWarm, ThreadFactory threads) {
    this.choice = choice;
    this.threads = threads;
    Kernels wanted = choice.kernels();
    if (mayWarm && wanted.isCold(ops(bound))) {
      this.current = Engine.prepare(new ScalarKernels(), bound);
      this.gate = new WarmUpGate(Runtime.getRuntime().availableProcessors());
      this.warming = new Warming(() -> warmUp(bound));
    } else {
      this.current = Engine.prepare(wanted, bound);
      this.gate = WarmUpGate.opened();
      this.warming = new Warming(this::current);
      started.set(true);
      warming.run();
    }
  }

  /** What is to answer in the end. */
  KernelLookup.Choice choice() {
    return choice;
  }

  /** What runs now. */
  Engine current() {
    return current;
  }

  /** What every run passes. */
  WarmUpGate gate() {
    return gate;
  }

  /**
   * Starts warming up, unless that has happened.
   *
   * @throws Error if the system gives no thread for it; plain loops stay in use
   */
  void start() {
    if (started.get() || !started.compareAndSet(false, true)) {
      return;
    }
    gate.reserve();
    try {
      Thread thread = threads.newThread(this::warm);
      thread.setDaemon(true);
      thread.start();
    } catch (Throwable e) {
      warming.fail(e);
      gate.open();
      throw e;
    }
  }

  /**
   * Waits until the wanted kernels run. If they cannot, plain loops go on answering.
   *
   * @throws IllegalStateException if warming up failed
   */
  void await() throws InterruptedException {
    start();
    try {
      warming.get();
    } catch (CancellationException e) {
      throw new IllegalStateException("the model was closed while its kernels were warmed up", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "the "
              + choice.kernels().name()
              + " kernels could not be warmed up; plain loops stay in use",
          e.getCause());
    }
  }

  /** Stops warming up, which holds the weights: what runs now goes on running. */
  void stop() {
    warming.cancel(true);
    gate.open();
  }

  /** However warming up ends, nobody waits for it any longer. */
  private void warm() {
    try {
      warming.run();
    } finally {
      gate.open();
    }
  }

  private Engine warmUp(BoundGraph bound) {
    choice.kernels().warmUp(ops(bound));
    if (Thread.currentThread().isInterrupted()) {
      return current;
    }
    choice = choice.afterWarmUp();
    if (!choice.kernels().name().equals(current.kernels().name())) {
      current = Engine.prepare(choice.kernels(), bound);
    }
    return current;
  }

  private static List<Op> ops(BoundGraph bound) {
    return bound.graph().nodes().stream().map(Node::op).toList();
  }
}
