package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import mobilenet.architecture.Activation;

/** Activations in place, over vectors that lie at equal distances. */
final class Activations {
  private Activations() {}

  /**
   * Applies one.
   *
   * @param x replaced
   * @param at index of the first vector
   * @param step floats from one vector to the next
   * @param count vectors
   */
  static void apply(Activation activation, float[] x, int at, int step, int count) {
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> clamp(x, at, step, count, Float.POSITIVE_INFINITY);
      case RELU6 -> clamp(x, at, step, count, 6f);
      case HARD_SWISH -> hardSwish(x, at, step, count);
      case HARD_SIGMOID -> hardSigmoid(x, at, step, count);
      case SWISH -> swish(x, at, step, count);
      case SIGMOID -> sigmoid(x, at, step, count);
      case GELU -> gelu(x, at, step, count);
    }
  }

  private static void clamp(float[] x, int at, int step, int count, float ceiling) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      Lanes.clamp(FloatVector.fromArray(SPECIES, x, i), ceiling).intoArray(x, i);
    }
  }

  private static void hardSwish(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      Lanes.hardSwish(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
  }

  private static void hardSigmoid(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      Lanes.clamp(v.add(3f), 6f).mul(1f / 6f).intoArray(x, i);
    }
  }

  private static void swish(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.div(VectorMath.exp(v.neg()).add(1f)).intoArray(x, i);
    }
  }

  private static void sigmoid(float[] x, int at, int step, int count) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      one.div(VectorMath.exp(v.neg()).add(1f)).intoArray(x, i);
    }
  }

  private static void gelu(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      v.mul(0.5f).mul(VectorMath.erf(v.mul(0.70710677f)).add(1f)).intoArray(x, i);
    }
  }
}
