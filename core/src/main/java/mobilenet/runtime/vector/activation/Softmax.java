package mobilenet.runtime.vector.activation;

import static mobilenet.runtime.vector.machine.Lanes.COUNT;
import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Softmax in place over a row whose length is a multiple of the vector length. Maxima and sums are
 * carried from vector to vector in memory: C2 of 17 makes objects of them where they are variables.
 */
public final class Softmax {
  private static final SeparatelyCompiledLoop EXPONENTIAL =
      SeparatelyCompiledLoop.of(ExponentialLoops.class, "exponential");

  /** Lanes that are reduced beside each other, to hide latency; the narrowest vector has four. */
  private static final int CHAINS = 4;

  private Softmax() {}

  /**
   * Replaces scores by their shares.
   *
   * @param partial at least a vector of scratch
   */
  public static void apply(float[] x, int at, int length, float[] partial) {
    float max = max(x, at, length, partial);
    subtract(x, at, length, max);
    EXPONENTIAL.run(x, at, COUNT, length / COUNT);
    scale(x, at, length, 1 / sum(x, at, length, partial));
  }

  private static float max(float[] x, int at, int length, float[] partial) {
    System.arraycopy(x, at, partial, 0, COUNT);
    for (int i = COUNT; i < length; i += COUNT) {
      FloatVector max = FloatVector.fromArray(SPECIES, partial, 0);
      max.max(FloatVector.fromArray(SPECIES, x, at + i)).intoArray(partial, 0);
    }
    float a = partial[0];
    float b = partial[1];
    float c = partial[2];
    float d = partial[3];
    for (int i = CHAINS; i < COUNT; i += CHAINS) {
      a = Math.max(a, partial[i]);
      b = Math.max(b, partial[i + 1]);
      c = Math.max(c, partial[i + 2]);
      d = Math.max(d, partial[i + 3]);
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  private static void subtract(float[] x, int at, int length, float less) {
    for (int i = 0; i < length; i += COUNT) {
      FloatVector.fromArray(SPECIES, x, at + i).sub(less).intoArray(x, at + i);
    }
  }

  private static float sum(float[] x, int at, int length, float[] partial) {
    System.arraycopy(x, at, partial, 0, COUNT);
    for (int i = COUNT; i < length; i += COUNT) {
      FloatVector sum = FloatVector.fromArray(SPECIES, partial, 0);
      sum.add(FloatVector.fromArray(SPECIES, x, at + i)).intoArray(partial, 0);
    }
    // Written out: reduceLanes has another order in C2 than in the interpreter, and results must
    // not depend on what has been compiled.
    float a = partial[0];
    float b = partial[1];
    float c = partial[2];
    float d = partial[3];
    for (int i = CHAINS; i < COUNT; i += CHAINS) {
      a += partial[i];
      b += partial[i + 1];
      c += partial[i + 2];
      d += partial[i + 3];
    }
    return (a + b) + (c + d);
  }

  private static void scale(float[] x, int at, int length, float factor) {
    for (int i = 0; i < length; i += COUNT) {
      FloatVector.fromArray(SPECIES, x, at + i).mul(factor).intoArray(x, at + i);
    }
  }
}
