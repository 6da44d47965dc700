package mobilenet.architecture;

/**
 * A full k×k convolution that expands, then a linear projection: FusedIB of V4, "edge residual" of
 * the EdgeTPU variants. timm's {@code er}.
 *
 * @param kernel of the expanding convolution, odd
 * @param stride of the expanding convolution, 1 or 2
 * @param expansion expanded channels per input channel
 * @param outChannels output channels at width 1
 * @param groupSize expanded channels per group of the convolution; 0 for a dense one
 * @param activation after the expansion
 * @param residual residual rule
 */
public record FusedInvertedBottleneck(
    int kernel,
    int stride,
    double expansion,
    int outChannels,
    int groupSize,
    Activation activation,
    Residual residual)
    implements BlockSpec {

  /** Checks the ranges. */
  public FusedInvertedBottleneck {
    BlockChecks.kernel("kernel", kernel);
    BlockChecks.stride(stride);
    BlockChecks.expansion(expansion);
    BlockChecks.positive("output channels", outChannels);
    if (groupSize < 0) {
      throw new IllegalArgumentException(
          "group size must be 0 (dense) or more, given " + groupSize);
    }
  }

  @Override
  public String typeName() {
    return "FusedIB";
  }

  @Override
  public FusedInvertedBottleneck withStride(int stride) {
    return new FusedInvertedBottleneck(
        kernel, stride, expansion, outChannels, groupSize, activation, residual);
  }

  @Override
  public FusedInvertedBottleneck withActivation(Activation activation) {
    return new FusedInvertedBottleneck(
        kernel, stride, expansion, outChannels, groupSize, activation, residual);
  }
}
