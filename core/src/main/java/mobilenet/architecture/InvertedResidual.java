package mobilenet.architecture;

/**
 * Pointwise expansion, depthwise convolution, linear projection: the block of V2, V3 and
 * EfficientNet (MBConv). timm's {@code ir}.
 *
 * @param kernel of the depthwise convolution, odd
 * @param stride of the depthwise convolution, 1 or 2
 * @param expansion expanded channels per input channel
 * @param outChannels output channels at width 1
 * @param squeezeRatio ratio of squeeze-and-excitation after the depthwise convolution; 0 if there
 *     is none
 * @param activation after the expansion and after the depthwise convolution
 * @param residual residual rule
 */
public record InvertedResidual(
    int kernel,
    int stride,
    double expansion,
    int outChannels,
    double squeezeRatio,
    Activation activation,
    Residual residual)
    implements BlockSpec {

  /** Checks the ranges. */
  public InvertedResidual {
    BlockChecks.kernel("depthwise kernel", kernel);
    BlockChecks.stride(stride);
    BlockChecks.expansion(expansion);
    BlockChecks.positive("output channels", outChannels);
    BlockChecks.squeezeRatio(squeezeRatio);
  }

  @Override
  public String typeName() {
    return "IR";
  }

  @Override
  public InvertedResidual withStride(int stride) {
    return new InvertedResidual(
        kernel, stride, expansion, outChannels, squeezeRatio, activation, residual);
  }

  @Override
  public InvertedResidual withActivation(Activation activation) {
    return new InvertedResidual(
        kernel, stride, expansion, outChannels, squeezeRatio, activation, residual);
  }
}
