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

  private VectorMath() {}

  /** e to the power of x; relative error below 2e-7, clamped where the result is not normal. */
  static FloatVector exp(FloatVector x) {
    FloatVector clamped = x.max(MIN_EXPONENT).min(MAX_EXPONENT);
    FloatVector shifted = clamped.mul(LOG2_E).add(ROUND);
    FloatVector n = shifted.sub(ROUND);
    FloatVector r = clamped.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
    FloatVector p = r.mul(1f / 5040).add(1f / 720);
    p = p.mul(r).add(1f / 120);
    p = p.mul(r).add(1f / 24);
    p = p.mul(r).add(1f / 6);
    p = p.mul(r).add(0.5f);
    p = p.mul(r).add(1f);
    p = p.mul(r).add(1f);
    // The shift drops all of ROUND's bits but the integer.
    IntVector power = shifted.viewAsIntegralLanes().reinterpretAsInts();
    return p.mul(
        power
            .add(EXPONENT_BIAS)
            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
            .reinterpretAsFloats());
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
