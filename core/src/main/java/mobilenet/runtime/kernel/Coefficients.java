package mobilenet.runtime.kernel;

/**
 * The numbers of {@link FastMath}, which the vector kernels share, so that both compute the same
 * polynomials.
 */
public final class Coefficients {
  /** Beyond these the exponential leaves the normal floats. */
  public static final float MIN_EXPONENT = -87.3f;

  /** See {@link #MIN_EXPONENT}. */
  public static final float MAX_EXPONENT = 88.3f;

  /** 1 / ln 2. */
  public static final float LOG2_E = 1.442695f;

  /** ln 2 in two parts, so that n · ln 2 is subtracted without losing the low bits of x. */
  public static final float LN2_HIGH = 0.69314575f;

  /** See {@link #LN2_HIGH}. */
  public static final float LN2_LOW = 1.4286068e-6f;

  /** 1.5 · 2^23: adding it rounds to the nearest integer and leaves that in the low bits. */
  public static final float ROUND = 12582912f;

  /** What a float's exponent is stored with. */
  public static final int EXPONENT_BIAS = 127;

  /** Bits below a float's exponent. */
  public static final int MANTISSA_BITS = 23;

  /** Taylor's series of the exponential to r^7 / 7!: |r| ≤ ln 2 / 2 leaves 2e-8. */
  public static final float EXP_7 = 1f / 5040;

  /** Of r^6. */
  public static final float EXP_6 = 1f / 720;

  /** Of r^5. */
  public static final float EXP_5 = 1f / 120;

  /** Of r^4. */
  public static final float EXP_4 = 1f / 24;

  /** Of r^3. */
  public static final float EXP_3 = 1f / 6;

  /** The error function is ±1 within 2e-8 beyond this. */
  public static final float ERF_END = 4f;

  /** Numerator of the error function over x, of x^10; then down to x^0. */
  public static final float ERF_P5 = 1.9867587e-6f;

  /** Of x^8. */
  public static final float ERF_P4 = 2.8456215e-4f;

  /** Of x^6. */
  public static final float ERF_P3 = 0.003883288f;

  /** Of x^4. */
  public static final float ERF_P2 = 0.05310157f;

  /** Of x^2. */
  public static final float ERF_P1 = 0.19354413f;

  /** Of x^0. */
  public static final float ERF_P0 = 1.1283791f;

  /** Denominator of the error function, of x^10; then down to x^2; that of x^0 is 1. */
  public static final float ERF_Q5 = 3.741973e-5f;

  /** Of x^8. */
  public static final float ERF_Q4 = 0.0011855527f;

  /** Of x^6. */
  public static final float ERF_Q3 = 0.015207143f;

  /** Of x^4. */
  public static final float ERF_Q2 = 0.11534957f;

  /** Of x^2. */
  public static final float ERF_Q1 = 0.5048566f;

  private Coefficients() {}
}
