package mobilenet.runtime.scalar;

import mobilenet.architecture.Activation;
import mobilenet.runtime.kernel.FastMath;

/** The inner loops. Arrays start at index 0; see the package's remark on why. */
final class InnerLoops {
  private InnerLoops() {}

  /**
   * {@code sum += a0·w0 + a1·w1 + a2·w2 + a3·w3}. The products are arguments of their own, as C2
   * must see no offset in the loop; nobody has measured the loop in another form.
   */
  static void addProducts(
      float[] sum,
      int n,
      float a0,
      float[] w0,
      float a1,
      float[] w1,
      float a2,
      float[] w2,
      float a3,
      float[] w3) {
    for (int i = 0; i < n; i++) {
      sum[i] += a0 * w0[i] + a1 * w1[i] + a2 * w2[i] + a3 * w3[i];
    }
  }

  /** {@code sum += a·w}. */
  static void addProduct(float[] sum, int n, float a, float[] w) {
    for (int i = 0; i < n; i++) {
      sum[i] += a * w[i];
    }
  }

  /** {@code sum += factors[from + k] · rows[first + k]} over all k below {@code count}. */
  static void addProducts(
      float[] sum, int n, float[] factors, int from, float[][] rows, int first, int count) {
    int k = 0;
    for (; k + 4 <= count; k += 4) {
      int f = from + k;
      int r = first + k;
      addProducts(
          sum,
          n,
          factors[f],
          rows[r],
          factors[f + 1],
          rows[r + 1],
          factors[f + 2],
          rows[r + 2],
          factors[f + 3],
          rows[r + 3]);
    }
    for (; k < count; k++) {
      addProduct(sum, n, factors[from + k], rows[first + k]);
    }
  }

  /** Element-wise {@code sum += a·u + b·v + c·w}. */
  static void addTaps(
      float[] sum, int n, float[] a, float[] u, float[] b, float[] v, float[] c, float[] w) {
    for (int i = 0; i < n; i++) {
      sum[i] += a[i] * u[i] + b[i] * v[i] + c[i] * w[i];
    }
  }

  /** {@code x += y}. */
  static void add(float[] x, int n, float[] y) {
    for (int i = 0; i < n; i++) {
      x[i] += y[i];
    }
  }

  /** {@code x = x · scale + shift}. */
  static void scaleAndShift(float[] x, int n, float[] scale, float[] shift) {
    for (int i = 0; i < n; i++) {
      x[i] = x[i] * scale[i] + shift[i];
    }
  }

  /** Applies an activation in place. */
  static void activate(Activation activation, float[] x, int n) {
    switch (activation) {
      case IDENTITY -> {}
      case RELU -> {
        for (int i = 0; i < n; i++) {
          x[i] = Math.max(x[i], 0f);
        }
      }
      case RELU6 -> {
        for (int i = 0; i < n; i++) {
          x[i] = Math.min(Math.max(x[i], 0f), 6f);
        }
      }
      case HARD_SWISH -> {
        for (int i = 0; i < n; i++) {
          x[i] = x[i] * (Math.min(Math.max(x[i] + 3f, 0f), 6f) * (1f / 6f));
        }
      }
      case HARD_SIGMOID -> {
        for (int i = 0; i < n; i++) {
          x[i] = Math.min(Math.max(x[i] + 3f, 0f), 6f) * (1f / 6f);
        }
      }
      case SWISH -> {
        for (int i = 0; i < n; i++) {
          x[i] = x[i] * FastMath.sigmoid(x[i]);
        }
      }
      case SIGMOID -> {
        for (int i = 0; i < n; i++) {
          x[i] = FastMath.sigmoid(x[i]);
        }
      }
      case GELU -> {
        for (int i = 0; i < n; i++) {
          x[i] = FastMath.gelu(x[i]);
        }
      }
    }
  }
}
