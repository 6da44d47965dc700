package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.COUNT;
import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Softmax in place over a row whose length is a multiple of the vector length. */
final class Softmax {
  private Softmax() {}

  /**
   * Replaces scores by their shares.
   *
   * @param partial at least a vector of scratch
   */
  static void apply(float[] x, int at, int length, float[] partial) {
    exponentials(x, at, length, max(x, at, length), partial);
    // Added one by one: reduceLanes has another order in C2 than in the interpreter, and results
    // must not depend on what has been compiled.
    float total = 0;
    for (int i = 0; i < COUNT; i++) {
      total += partial[i];
    }
    scale(x, at, length, 1 / total);
  }

  private static float max(float[] x, int at, int length) {
    FloatVector max = FloatVector.fromArray(SPECIES, x, at);
    for (int i = COUNT; i < length; i += COUNT) {
      max = max.max(FloatVector.fromArray(SPECIES, x, at + i));
    }
    return max.reduceLanes(VectorOperators.MAX);
  }

  private static void exponentials(float[] x, int at, int length, float max, float[] partial) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int i = 0; i < length; i += COUNT) {
      FloatVector e = VectorMath.exp(FloatVector.fromArray(SPECIES, x, at + i).sub(max));
      e.intoArray(x, at + i);
      sum = sum.add(e);
    }
    sum.intoArray(partial, 0);
  }

  private static void scale(float[] x, int at, int length, float factor) {
    for (int i = 0; i < length; i += COUNT) {
      FloatVector.fromArray(SPECIES, x, at + i).mul(factor).intoArray(x, at + i);
    }
  }
}
