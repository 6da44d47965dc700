package mobilenet.runtime.vector;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mobilenet.graph.Op;

/**
 * Has the virtual machine compile kernels by running each on a tiny map until it is fast. Before C2
 * has compiled a kernel every vector of it is an object, and it runs a hundred times slower.
 */
final class WarmUp {
  /** Runs between two looks at the clock. */
  private static final int BATCH = 20;

  /** A kernel that is still slow by then is left to compile while it works. */
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(1000);

  /** Compiled in this virtual machine. */
  private static final Set<Object> DONE = ConcurrentHashMap.newKeySet();

  private WarmUp() {}

  /** Whether one of the operations has a kernel that was not warmed up. */
  static boolean isNeeded(List<Op> ops) {
    return ops.stream().map(WarmUpSample::key).anyMatch(key -> !DONE.contains(key));
  }

  /** Warms up what the operations need and what was not warmed up before. */
  static void run(List<Op> ops, VectorKernels kernels) {
    for (Op op : ops) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (!DONE.contains(WarmUpSample.key(op))) {
        WarmUpSample.of(op, kernels).forEach(WarmUp::compile);
        DONE.add(WarmUpSample.key(op));
      }
    }
  }

  private static void compile(WarmUpSample sample) {
    long start = System.nanoTime();
    long now = start;
    long batchNanos;
    do {
      long before = now;
      for (int i = 0; i < BATCH; i++) {
        sample.run();
      }
      now = System.nanoTime();
      batchNanos = now - before;
    } while (batchNanos > BATCH * sample.compiledNanos() && now - start < MAX_NANOS);
  }
}
