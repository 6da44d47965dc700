package mobilenet.architecture;

/**
 * A plain convolution, batch norm and activation, never with a residual: the last 1×1 layer of V3
 * and V4 and the first stages of V4 Conv-S. timm's {@code cn}.
 *
 * @param kernel square kernel, odd
 * @param stride 1 or 2
 * @param outChannels output channels at width 1
 * @param activation after the batch norm
 */
public record ConvNormAct(int kernel, int stride, int outChannels, Activation activation)
    implements BlockSpec {

  /** Checks the ranges. */
  public ConvNormAct {
    BlockChecks.kernel("kernel", kernel);
    BlockChecks.stride(stride);
    BlockChecks.positive("output channels", outChannels);
  }

  @Override
  public Residual residual() {
    return Residual.NEVER;
  }

  @Override
  public String typeName() {
    return "Conv";
  }

  @Override
  public ConvNormAct withStride(int stride) {
    return new ConvNormAct(kernel, stride, outChannels, activation);
  }

  @Override
  public ConvNormAct withActivation(Activation activation) {
    return new ConvNormAct(kernel, stride, outChannels, activation);
  }
}
