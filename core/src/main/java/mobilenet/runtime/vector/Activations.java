package mobilenet.runtime.vector;

import static mobilenet.runtime.vector.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import mobilenet.architecture.Activation;

/**
 * Activations in place, over vectors that lie at equal distances. No loop calls a method of our
 * own: C2 may not inline it, and makes objects of the vectors that go in and come out. Bounds are
 * comparisons that keep NaN: {@code max} and {@code min} cost twice as much.
 */
final class Activations {
  private static final int SIX_BITS = Float.floatToRawIntBits(6f);

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
      case SWISH -> ExponentialLoops.swish(x, at, step, count);
      case SIGMOID -> ExponentialLoops.sigmoid(x, at, step, count);
      case GELU -> ExponentialLoops.gelu(x, at, step, count);
    }
  }

  private static void clamp(float[] x, int at, int step, int count, float ceiling) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector positive = v.blend(0f, v.compare(VectorOperators.LT, 0f));
      positive.blend(ceiling, positive.compare(VectorOperators.GT, ceiling)).intoArray(x, i);
    }
  }

  /** {@code x · min(max(x + 3, 0), 6) / 6}, bounded as {@link Epilogue} does; x keeps NaN. */
  private static void hardSwish(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      IntVector bounded = v.add(3f).reinterpretAsInts().max(0).min(SIX_BITS);
      v.mul(bounded.reinterpretAsFloats().mul(1f / 6f)).intoArray(x, i);
    }
  }

  private static void hardSigmoid(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i).add(3f);
      FloatVector positive = v.blend(0f, v.compare(VectorOperators.LT, 0f));
      positive.blend(6f, positive.compare(VectorOperators.GT, 6f)).mul(1f / 6f).intoArray(x, i);
    }
  }
}
