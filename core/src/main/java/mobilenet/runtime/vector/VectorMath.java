package mobilenet.runtime.vector;

import static mobilenet.runtime.kernel.Coefficients.ERF_END;
import static mobilenet.runtime.kernel.Coefficients.ERF_P0;
import static mobilenet.runtime.kernel.Coefficients.ERF_P1;
import static mobilenet.runtime.kernel.Coefficients.ERF_P2;
import static mobilenet.runtime.kernel.Coefficients.ERF_P3;
import static mobilenet.runtime.kernel.Coefficients.ERF_P4;
import static mobilenet.runtime.kernel.Coefficients.ERF_P5;
import static mobilenet.runtime.kernel.Coefficients.ERF_Q1;
import static mobilenet.runtime.kernel.Coefficients.ERF_Q2;
import static mobilenet.runtime.kernel.Coefficients.ERF_Q3;
import static mobilenet.runtime.kernel.Coefficients.ERF_Q4;
import static mobilenet.runtime.kernel.Coefficients.ERF_Q5;
import static mobilenet.runtime.kernel.Coefficients.EXPONENT_BIAS;
import static mobilenet.runtime.kernel.Coefficients.EXP_3;
import static mobilenet.runtime.kernel.Coefficients.EXP_4;
import static mobilenet.runtime.kernel.Coefficients.EXP_5;
import static mobilenet.runtime.kernel.Coefficients.EXP_6;
import static mobilenet.runtime.kernel.Coefficients.EXP_7;
import static mobilenet.runtime.kernel.Coefficients.LN2_HIGH;
import static mobilenet.runtime.kernel.Coefficients.LN2_LOW;
import static mobilenet.runtime.kernel.Coefficients.LOG2_E;
import static mobilenet.runtime.kernel.Coefficients.MANTISSA_BITS;
import static mobilenet.runtime.kernel.Coefficients.MAX_EXPONENT;
import static mobilenet.runtime.kernel.Coefficients.MIN_EXPONENT;
import static mobilenet.runtime.kernel.Coefficients.ROUND;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The polynomials of {@link mobilenet.runtime.kernel.FastMath}, on vectors. */
final class VectorMath {
  // Constants are vectors already: C2 inlines but so much, and boxes what is beyond.
  private static final FloatVector LOWEST = broadcast(MIN_EXPONENT);
  private static final FloatVector HIGHEST = broadcast(MAX_EXPONENT);
  private static final FloatVector TO_BASE_2 = broadcast(LOG2_E);
  private static final FloatVector ROUNDING = broadcast(ROUND);
  private static final FloatVector LN2_HIGH_PART = broadcast(LN2_HIGH);
  private static final FloatVector LN2_LOW_PART = broadcast(LN2_LOW);
  private static final FloatVector ONE = broadcast(1f);
  private static final FloatVector HALF = broadcast(0.5f);
  private static final FloatVector A3 = broadcast(EXP_3);
  private static final FloatVector A4 = broadcast(EXP_4);
  private static final FloatVector A5 = broadcast(EXP_5);
  private static final FloatVector A6 = broadcast(EXP_6);
  private static final FloatVector A7 = broadcast(EXP_7);

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
    FloatVector c = x.max(-ERF_END).min(ERF_END);
    FloatVector s = c.mul(c);
    FloatVector p = s.mul(ERF_P5).add(ERF_P4);
    p = p.mul(s).add(ERF_P3);
    p = p.mul(s).add(ERF_P2);
    p = p.mul(s).add(ERF_P1);
    p = p.mul(s).add(ERF_P0);
    FloatVector q = s.mul(ERF_Q5).add(ERF_Q4);
    q = q.mul(s).add(ERF_Q3);
    q = q.mul(s).add(ERF_Q2);
    q = q.mul(s).add(ERF_Q1);
    q = q.mul(s).add(1f);
    return c.mul(p).div(q).max(-1f).min(1f);
  }
}
