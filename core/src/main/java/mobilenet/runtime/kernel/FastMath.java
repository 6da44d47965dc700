package mobilenet.runtime.kernel;

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

/**
 * Exponential and error function in single precision, branch-free so that a compiler or a person
 * can write them with vectors. The vector kernels compute the same polynomials with the same {@link
 * Coefficients}.
 */
public final class FastMath {
  private FastMath() {}

  /** e to the power of x; relative error below 2e-7 between −87.3 and 88.3, clamped outside. */
  public static float exp(float x) {
    float clamped = Math.min(Math.max(x, MIN_EXPONENT), MAX_EXPONENT);
    float n = clamped * LOG2_E + ROUND - ROUND;
    float r = clamped - n * LN2_HIGH - n * LN2_LOW;
    float p = EXP_7;
    p = p * r + EXP_6;
    p = p * r + EXP_5;
    p = p * r + EXP_4;
    p = p * r + EXP_3;
    p = p * r + 0.5f;
    p = p * r + 1f;
    p = p * r + 1f;
    return p * Float.intBitsToFloat(((int) n + EXPONENT_BIAS) << MANTISSA_BITS);
  }

  /** 1 / (1 + exp(−x)). */
  public static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }

  /** x · Φ(x) with the error function of {@link #erf}. */
  public static float gelu(float x) {
    return 0.5f * x * (1f + erf(x * 0.70710677f));
  }

  /**
   * The error function; absolute error below 5e-7. A ratio of polynomials in x², fitted for this
   * project by weighted least squares on [−4, 4]; outside, erf is ±1 within 2e-8.
   */
  public static float erf(float x) {
    float c = Math.min(Math.max(x, -ERF_END), ERF_END);
    float s = c * c;
    float p = ERF_P5;
    p = p * s + ERF_P4;
    p = p * s + ERF_P3;
    p = p * s + ERF_P2;
    p = p * s + ERF_P1;
    p = p * s + ERF_P0;
    float q = ERF_Q5;
    q = q * s + ERF_Q4;
    q = q * s + ERF_Q3;
    q = q * s + ERF_Q2;
    q = q * s + ERF_Q1;
    q = q * s + 1f;
    return Math.min(Math.max(c * p / q, -1f), 1f);
  }
}
