package mobilenet.runtime.vector.warmup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.vector.machine.AllocationMeter;
import mobilenet.runtime.vector.tile.TileSet;

/**
 * Has the virtual machine compile kernels by running each on a tiny map until it is fast, and
 * remembers which, and what was found out about tiles. Before C2 has compiled a kernel every vector
 * of it is an object, and it is slower by orders of magnitude.
 *
 * <p>What is remembered holds for every model that gets its kernels from the same set, and changes
 * what later ones get in two ways only: tiles that were found slow are not used again, and a set
 * whose vectors are objects is not used again.
 */
public final class KernelWarmUp {
  /** Runs between two looks at the clock. */
  private static final int BATCH = 20;

  /** A kernel that is still slow by then is left to compile while it works. */
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

  /** A kernel that is fast, but makes objects, may go on doing so: C2 of 17 does in attention. */
  private static final long MAX_BOXING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** Kinds of operations whose kernels were compiled. */
  private final Set<Object> done = ConcurrentHashMap.newKeySet();

  /** One thread at a time tries tiles: two would slow each other down and measure that. */
  private final ReentrantLock trying = new ReentrantLock();

  private volatile Optional<VectorFitness> fitness = Optional.empty();

  /** Whether one of the operations has a kernel that was not warmed up. */
  public boolean isNeeded(List<Op> ops) {
    return ops.stream().map(WarmUpSample::key).anyMatch(key -> !done.contains(key));
  }

  /** The tiles to use: until others are known to be better, those expected to be. */
  public TileSet tiles() {
    return fitness.map(VectorFitness::tiles).orElse(TileSet.EXPECTED);
  }

  /** Why plain loops are the better choice, if that was found. */
  public Optional<String> fallbackReason() {
    return fitness.flatMap(VectorFitness::fallbackReason);
  }

  /** What else was found that people should know. */
  public Optional<String> remark() {
    return fitness.flatMap(VectorFitness::remark);
  }

  /**
   * Warms up what the operations need and what was not warmed up before; nothing where vectors do
   * not pay. Ends early when the thread is interrupted.
   */
  public void run(List<Op> ops, Kernels kernels) {
    Optional<VectorFitness> found = find();
    if (found.isEmpty() || found.get().fallbackReason().isPresent()) {
      return;
    }
    for (Op op : ops) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (!done.contains(WarmUpSample.key(op))) {
        op.accept(new WarmUpSamples(kernels)).forEach(KernelWarmUp::compile);
        done.add(WarmUpSample.key(op));
      }
    }
  }

  /** Tries tiles, unless that has happened; empty if the thread was interrupted. */
  private Optional<VectorFitness> find() {
    try {
      // Those who wait hold a model's weights: a model that is closed must not wait on.
      trying.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fitness;
    }
    try {
      if (fitness.isEmpty()) {
        VectorFitness tried = VectorFitness.tryOut(TileSet.EXPECTED, TileSet.SMALL);
        if (!Thread.currentThread().isInterrupted()) {
          fitness = Optional.of(tried);
        }
      }
      return fitness;
    } finally {
      trying.unlock();
    }
  }

  /** Runs until the sample is as fast as compiled code is, and makes no objects, or time is up. */
  private static void compile(WarmUpSample sample) {
    long start = System.nanoTime();
    long now = start;
    while (true) {
      long before = now;
      long bytes = AllocationMeter.bytes();
      for (int i = 0; i < BATCH; i++) {
        sample.run();
      }
      now = System.nanoTime();
      boolean boxes = AllocationMeter.bytes() - bytes >= BATCH * AllocationMeter.BOXING_BYTES;
      boolean slow = now - before > BATCH * sample.compiledNanos();
      if (!boxes && !slow) {
        return;
      }
      if (now - start >= (slow ? MAX_NANOS : MAX_BOXING_NANOS)) {
        return;
      }
    }
  }
}
