package mobilenet.runtime.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The polynomials of {@link mobilenet.runtime.kernel.FastMath}, on vectors. */
final class VectorMath {
  private static final float MIN_EXPONENT = -87.3f;
  private static final float MAX_EXPONENT = 88.3f;
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0.69314575f;
  private static final float LN2_LOW = 1.4286068e-6f;
  // Adding 1.5 · 2^23 rounds to the nearest integer and leaves it in the low bits.
  private static final float ROUND = 12582912f;
  private static final int EXPONENT_BIAS = 127;
  private static final int MANTISSA_BITS = 23;

  // Constants are vectors already: C2 inlines but so much, and boxes what is beyond.
  private static final FloatVector LOWEST = broadcast(MIN_EXPONENT);
  private static final FloatVector HIGHEST = broadcast(MAX_EXPONENT);
  private static final FloatVector TO_BASE_2 = broadcast(LOG2_E);
  private static final FloatVector ROUNDING = broadcast(ROUND);
  private static final FloatVector LN2_HIGH_PART = broadcast(LN2_HIGH);
  private static final FloatVector LN2_LOW_PART = broadcast(LN2_LOW);
  private static final FloatVector ONE = broadcast(1f);
  private static final FloatVector HALF = broadcast(0.5f);
  private static final FloatVector A3 = broadcast(1f / 6);
  private static final FloatVector A4 = broadcast(1f / 24);
  private static final FloatVector A5 = broadcast(1f / 120);
  private static final FloatVector A6 = broadcast(1f / 720);
  private static final FloatVector A7 = broadcast(1f / 5040);

  private VectorMath() {}

  private static FloatVector broadcast(float value) {
    return FloatVector.broadcast(Lanes.SPECIES, value);
  }

  /** e to the power of x; relative error below 2e-7, clamped where the result is not normal. */
  static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.max(LOWEST).min(HIGHEST);
    FloatVector shifted = clamped.mul(TO_BASE_2).add(ROUNDING);
    FloatVector n = shifted.sub(ROUNDING);
    FloatVector r = clamped.sub(n.mul(LN2_HIGH_PART)).sub(n.mul(LN2_LOW_PART));
    // Products and sums are rounded apart, as in FastMath: both sets of kernels agree to the bit.
    FloatVector p = A7.mul(r).add(A6).mul(r).add(A5).mul(r).add(A4).mul(r).add(A3);
    p = p.mul(r).add(HALF).mul(r).add(ONE).mul(r).add(ONE);
    // The shift drops all of ROUND's bits but the integer.
    IntVector power = shifted.reinterpretAsInts().add(EXPONENT_BIAS);
    return p.mul(power.lanewise(VectorOperators.LSHL, MANTISSA_BITS).reinterpretAsFloats());
  }

  /** The error function; absolute error below 5e-7. */
  static FloatVector erf(FloatVector x) {
    FloatVector c = x.max(-4f).min(4f);
    FloatVector s = c.mul(c);
    FloatVector p = s.mul(1.9867587e-6f).add(2.8456215e-4f);
    p = p.mul(s).add(0.003883288f);
    p = p.mul(s).add(0.05310157f);
    p = p.mul(s).add(0.19354413f);
    p = p.mul(s).add(1.1283791f);
    FloatVector q = s.mul(3.741973e-5f).add(0.0011855527f);
    q = q.mul(s).add(0.015207143f);
    q = q.mul(s).add(0.11534957f);
    q = q.mul(s).add(0.5048566f);
    q = q.mul(s).add(1f);
    return c.mul(p).div(q).max(-1f).min(1f);
  }
}
