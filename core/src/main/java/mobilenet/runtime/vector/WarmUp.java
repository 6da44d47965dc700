package mobilenet.runtime.vector;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mobilenet.graph.Op;
import mobilenet.runtime.kernel.Kernels;

/**
 * Has the virtual machine compile kernels by running each on a tiny map until it is fast. Before C2
 * has compiled a kernel every vector of it is an object, and it runs a hundred times slower.
 */
final class WarmUp {
  /** Runs between two looks at the clock. */
  private static final int BATCH = 20;

  /** A kernel that is still slow by then is left to compile while it works. */
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

  /** A kernel that is fast, but makes objects, may go on doing so: C2 of 17 does in attention. */
  private static final long MAX_BOXING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  /** Compiled in this virtual machine. */
  private static final Set<Object> DONE = ConcurrentHashMap.newKeySet();

  private WarmUp() {}

  /** Whether one of the operations has a kernel that was not warmed up. */
  static boolean isNeeded(List<Op> ops) {
    return ops.stream().map(WarmUpSample::key).anyMatch(key -> !DONE.contains(key));
  }

  /**
   * Warms up what the operations need and what was not warmed up before; nothing where vectors do
   * not pay.
   */
  static void run(List<Op> ops, Kernels kernels) {
    Optional<VectorFitness> fitness = VectorFitness.find();
    if (fitness.isEmpty() || fitness.get().objection().isPresent()) {
      return;
    }
    for (Op op : ops) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (!DONE.contains(WarmUpSample.key(op))) {
        op.accept(new WarmUpSamples(kernels)).forEach(WarmUp::compile);
        DONE.add(WarmUpSample.key(op));
      }
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
