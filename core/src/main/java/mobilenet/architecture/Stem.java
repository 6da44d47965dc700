package mobilenet.architecture;

/**
 * The first layer: a convolution, batch norm and activation.
 *
 * @param kernel square kernel, odd (3, but 5 and 7 in EdgeTPU v2)
 * @param stride 2 in every published network; 1 suits small images
 * @param channels output channels at width 1
 * @param activation after the batch norm
 */
public record Stem(int kernel, int stride, int channels, Activation activation) {

  /** Checks the ranges. */
  public Stem {
    BlockChecks.kernel("stem kernel", kernel);
    BlockChecks.stride(stride);
    BlockChecks.positive("stem channels", channels);
  }

  /** A 3×3 stem of stride 2, which most networks have. */
  public static Stem of(int channels, Activation activation) {
    return new Stem(3, 2, channels, activation);
  }

  /** The same stem with another activation. */
  public Stem withActivation(Activation activation) {
    return new Stem(kernel, stride, channels, activation);
  }

  /** The same stem with another stride. */
  public Stem withStride(int stride) {
    return new Stem(kernel, stride, channels, activation);
  }
}
