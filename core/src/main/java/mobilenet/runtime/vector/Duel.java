package mobilenet.runtime.vector;

import java.util.concurrent.TimeUnit;
import mobilenet.runtime.kernel.Kernels;
import mobilenet.runtime.scalar.ScalarKernels;

/**
 * Vector kernels and plain loops on the same sample.
 *
 * @param vectorNanos of a run with vectors
 * @param scalarNanos of a run with plain loops
 */
record Duel(double vectorNanos, double scalarNanos) {
  /** For each side, with the compilation of its code where that is still to come. */
  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  private static final double BEYOND_NOISE = 3;

  private static final int CHANNELS = 64;
  private static final int SIZE = 14;

  /** On a pointwise convolution, where these networks spend their time. */
  static Duel pointwise(Kernels vectors) {
    return new Duel(
        best(WarmUpSample.pointwise(CHANNELS, SIZE, vectors)),
        best(WarmUpSample.pointwise(CHANNELS, SIZE, new ScalarKernels())));
  }

  /** The best run: others were disturbed, or not compiled. */
  private static double best(WarmUpSample sample) {
    long end = System.nanoTime() + NANOS;
    long best = Long.MAX_VALUE;
    long now = System.nanoTime();
    do {
      long start = now;
      sample.run();
      now = System.nanoTime();
      best = Math.min(best, now - start);
    } while (now < end);
    return best;
  }

  /**
   * Whether vectors are worth having. Where C2 makes objects of them they are 15 times slower than
   * they should be; a smaller loss may be a busy neighbour's doing, and kernels, and with them the
   * last bits of results, must not depend on that.
   */
  boolean vectorsPay() {
    return vectorNanos < BEYOND_NOISE * scalarNanos;
  }
}
