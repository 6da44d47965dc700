package mobilenet.runtime.vector.activation;

import static mobilenet.runtime.vector.machine.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import mobilenet.architecture.Activation;

/**
 * Activations in place, over vectors that lie at equal distances. No loop calls a method with
 * vectors: C2 may not inline it, and makes objects of the vectors that go in and come out. Bounds
 * are comparisons that keep NaN: {@code max} and {@code min} cost twice as much.
 */
public final class Activations {
  private static final int SIX_BITS = Float.floatToRawIntBits(6f);

  private static final SeparatelyCompiledLoop RELU =
      SeparatelyCompiledLoop.of(Activations.class, "relu");
  private static final SeparatelyCompiledLoop RELU6 =
      SeparatelyCompiledLoop.of(Activations.class, "relu6");
  private static final SeparatelyCompiledLoop HARD_SWISH =
      SeparatelyCompiledLoop.of(Activations.class, "hardSwish");
  private static final SeparatelyCompiledLoop HARD_SIGMOID =
      SeparatelyCompiledLoop.of(Activations.class, "hardSigmoid");
  private static final SeparatelyCompiledLoop SWISH =
      SeparatelyCompiledLoop.of(ExponentialLoops.class, "swish");
  private static final SeparatelyCompiledLoop SIGMOID =
      SeparatelyCompiledLoop.of(ExponentialLoops.class, "sigmoid");
  private static final SeparatelyCompiledLoop GELU =
      SeparatelyCompiledLoop.of(ExponentialLoops.class, "gelu");

  private Activations() {}

  /**
   * Applies one.
   *
   * @param x replaced
   * @param at index of the first vector
   * @param step floats from one vector to the next
   * @param count vectors
   */
  public static void apply(Activation activation, float[] x, int at, int step, int count) {
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> RELU.run(x, at, step, count);
      case RELU6 -> RELU6.run(x, at, step, count);
      case HARD_SWISH -> HARD_SWISH.run(x, at, step, count);
      case HARD_SIGMOID -> HARD_SIGMOID.run(x, at, step, count);
      case SWISH -> SWISH.run(x, at, step, count);
      case SIGMOID -> SIGMOID.run(x, at, step, count);
      case GELU -> GELU.run(x, at, step, count);
    }
  }

  static void relu(float[] x, int at, int step, int count) {
    clamp(x, at, step, count, Float.POSITIVE_INFINITY);
  }

  static void relu6(float[] x, int at, int step, int count) {
    clamp(x, at, step, count, 6f);
  }

  private static void clamp(float[] x, int at, int step, int count, float ceiling) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      FloatVector positive = v.blend(0f, v.compare(VectorOperators.LT, 0f));
      positive.blend(ceiling, positive.compare(VectorOperators.GT, ceiling)).intoArray(x, i);
    }
  }

  /** {@code x · min(max(x + 3, 0), 6) / 6}, bounded as {@link TileEpilogue} does; x keeps NaN. */
  static void hardSwish(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      IntVector bounded = v.add(3f).reinterpretAsInts().max(0).min(SIX_BITS);
      v.mul(bounded.reinterpretAsFloats().mul(1f / 6f)).intoArray(x, i);
    }
  }

  static void hardSigmoid(float[] x, int at, int step, int count) {
    for (int n = 0, i = at; n < count; n++, i += step) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i).add(3f);
      FloatVector positive = v.blend(0f, v.compare(VectorOperators.LT, 0f));
      positive.blend(6f, positive.compare(VectorOperators.GT, 6f)).mul(1f / 6f).intoArray(x, i);
    }
  }
}
