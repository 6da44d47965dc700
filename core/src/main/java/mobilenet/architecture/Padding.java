package mobilenet.architecture;

/**
 * How a convolution pads its input with zeros. For the odd kernels used here, the two rules give
 * the same output size, but at stride 2 they may sample grids that are shifted by one pixel, so
 * weights are not interchangeable.
 */
public enum Padding {
  /** {@code dilation · (k − 1) / 2} on both sides: timm's own and torchvision's weights. */
  SYMMETRIC,
  /**
   * TensorFlow's rule: just enough zeros for {@code ceil(n / stride)} output positions; if their
   * number is odd, the extra one comes after the input. For weights converted from TensorFlow
   * (timm's {@code tf_*}).
   */
  SAME;

  /** Zeros before the first input position. */
  public int before(int size, int kernel, int stride, int dilation) {
    int reach = dilation * (kernel - 1);
    return switch (this) {
      case SYMMETRIC -> reach / 2;
      case SAME -> Math.max((ceilDiv(size, stride) - 1) * stride + reach + 1 - size, 0) / 2;
    };
  }

  /** Number of output positions for {@code size} input positions. */
  public int outputSize(int size, int kernel, int stride, int dilation) {
    int reach = dilation * (kernel - 1);
    return switch (this) {
      case SYMMETRIC -> (size + 2 * (reach / 2) - reach - 1) / stride + 1;
      case SAME -> ceilDiv(size, stride);
    };
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
