package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** The most multiply-adds that a core does here, with all operands in registers. */
public final class FmaPeak {
  /** Sums in flight: two units, four cycles of latency, and two to spare. */
  private static final int CHAINS = 10;

  private static final int STEPS = 50_000;

  /** Enough for C2 to compile the loop and for a slow moment of the machine to pass. */
  private static final int ROUNDS = 300;

  private FmaPeak() {}

  /** GFLOP/s of one core, a multiply-add counting as two; the best of many rounds, about 0.1 s. */
  public static double gflopsPerCore() {
    long best = Long.MAX_VALUE;
    float sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      sum += chains(1.0001f, 1e-7f);
      best = Math.min(best, System.nanoTime() - start);
    }
    // Looking at the sum keeps it from being left out.
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("multiply-adds of finite numbers gave NaN");
    }
    return 2.0 * CHAINS * COUNT * STEPS / best;
  }

  private static float chains(float factor, float summand) {
    FloatVector a = FloatVector.broadcast(SPECIES, factor);
    FloatVector b = FloatVector.broadcast(SPECIES, summand);
    FloatVector c0 = a;
    FloatVector c1 = a;
    FloatVector c2 = a;
    FloatVector c3 = a;
    FloatVector c4 = a;
    FloatVector c5 = a;
    FloatVector c6 = a;
    FloatVector c7 = a;
    FloatVector c8 = a;
    FloatVector c9 = a;
    for (int i = 0; i < STEPS; i++) {
      c0 = c0.fma(a, b);
      c1 = c1.fma(a, b);
      c2 = c2.fma(a, b);
      c3 = c3.fma(a, b);
      c4 = c4.fma(a, b);
      c5 = c5.fma(a, b);
      c6 = c6.fma(a, b);
      c7 = c7.fma(a, b);
      c8 = c8.fma(a, b);
      c9 = c9.fma(a, b);
    }
    FloatVector low = c0.add(c1).add(c2).add(c3).add(c4);
    return low.add(c5).add(c6).add(c7).add(c8).add(c9).lane(0);
  }
}
