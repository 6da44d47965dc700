package mobilenet.testing;

import mobilenet.architecture.Activation;

/** Activations in double precision, by their formulas. */
public final class ReferenceActivation {
  private ReferenceActivation() {}

  /** {@code function(x)}. */
  public static double apply(Activation function, double x) {
    return switch (function) {
      case IDENTITY -> x;
      case RELU -> Math.max(x, 0);
      case RELU6 -> Math.min(Math.max(x, 0), 6);
      case HARD_SWISH -> x * Math.min(Math.max(x + 3, 0), 6) / 6;
      case SWISH -> x / (1 + Math.exp(-x));
      case GELU -> x * 0.5 * (1 + erf(x / Math.sqrt(2)));
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case HARD_SIGMOID -> Math.min(Math.max(x + 3, 0), 6) / 6;
    };
  }

  /**
   * Error function by {@code 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!}, whose terms never cancel.
   */
  static double erf(double x) {
    if (Math.abs(x) > 6) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
