package mobilenet.runtime.kernel;

/**
 * Exponential and error function in single precision, branch-free so that a compiler or a person
 * can write them with vectors. The vector kernels compute the same polynomials.
 */
public final class FastMath {
  /** Beyond these the exponential leaves the normal floats. */
  private static final float MIN_EXPONENT = -87.3f;

  private static final float MAX_EXPONENT = 88.3f;
  private static final float LOG2_E = 1.442695f;
  // ln 2 in two parts, so that n · ln 2 is subtracted without losing the low bits of x.
  private static final float LN2_HIGH = 0.69314575f;
  private static final float LN2_LOW = 1.4286068e-6f;
  // Adding and subtracting 1.5 · 2^23 rounds to the nearest integer.
  private static final float ROUND = 12582912f;

  private FastMath() {}

  /** e to the power of x; relative error below 2e-7 between −87.3 and 88.3, clamped outside. */
  public static float exp(float x) {
    float clamped = Math.min(Math.max(x, MIN_EXPONENT), MAX_EXPONENT);
    float n = clamped * LOG2_E + ROUND - ROUND;
    float r = clamped - n * LN2_HIGH - n * LN2_LOW;
    // Taylor's series to r^7 / 7!: |r| ≤ ln 2 / 2 leaves 2e-8.
    float p = 1f / 5040;
    p = p * r + 1f / 720;
    p = p * r + 1f / 120;
    p = p * r + 1f / 24;
    p = p * r + 1f / 6;
    p = p * r + 0.5f;
    p = p * r + 1f;
    p = p * r + 1f;
    return p * Float.intBitsToFloat(((int) n + 127) << 23);
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
    float c = Math.min(Math.max(x, -4f), 4f);
    float s = c * c;
    float p = 1.9867587e-6f;
    p = p * s + 2.8456215e-4f;
    p = p * s + 0.003883288f;
    p = p * s + 0.05310157f;
    p = p * s + 0.19354413f;
    p = p * s + 1.1283791f;
    float q = 3.741973e-5f;
    q = q * s + 0.0011855527f;
    q = q * s + 0.015207143f;
    q = q * s + 0.11534957f;
    q = q * s + 0.5048566f;
    q = q * s + 1f;
    return Math.min(Math.max(c * p / q, -1f), 1f);
  }
}
