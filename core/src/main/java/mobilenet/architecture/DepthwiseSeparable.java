package mobilenet.architecture;

/**
 * Depthwise convolution, then a pointwise one: every block of V1, the first of V2, V3 and
 * EfficientNet. timm's {@code ds} (linear projection) and {@code dsa} (activated).
 *
 * @param kernel of the depthwise convolution, odd
 * @param stride of the depthwise convolution, 1 or 2
 * @param outChannels output channels at width 1
 * @param squeezeRatio ratio of squeeze-and-excitation between the two; 0 if there is none
 * @param activation after the depthwise convolution
 * @param projection what follows the pointwise convolution
 * @param residual residual rule; an activated projection never has one
 */
public record DepthwiseSeparable(
    int kernel,
    int stride,
    int outChannels,
    double squeezeRatio,
    Activation activation,
    Projection projection,
    Residual residual)
    implements BlockSpec {

  /** What follows the batch norm of the pointwise convolution. */
  public enum Projection {
    /** Nothing: the linear bottleneck of V2 and later. */
    LINEAR,
    /** The block's activation: V1. */
    ACTIVATED
  }

  /** Checks the ranges. */
  public DepthwiseSeparable {
    BlockChecks.kernel("depthwise kernel", kernel);
    BlockChecks.stride(stride);
    BlockChecks.positive("output channels", outChannels);
    BlockChecks.squeezeRatio(squeezeRatio);
    if (projection == Projection.ACTIVATED && residual != Residual.NEVER) {
      throw new IllegalArgumentException("an activated projection has no residual");
    }
  }

  @Override
  public String typeName() {
    return "DS";
  }

  @Override
  public DepthwiseSeparable withStride(int stride) {
    return new DepthwiseSeparable(
        kernel, stride, outChannels, squeezeRatio, activation, projection, residual);
  }

  @Override
  public DepthwiseSeparable withActivation(Activation activation) {
    return new DepthwiseSeparable(
        kernel, stride, outChannels, squeezeRatio, activation, projection, residual);
  }
}
