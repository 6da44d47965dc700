package mobilenet.architecture;

/**
 * V4's Mobile MQA: batch norm, attention over all pixels with keys and values optionally
 * down-sampled by a depthwise convolution, and a residual. timm's {@code mqa}; {@code mha} is the
 * multi-head form of the same shape, in which every head has keys and values of its own; it is here
 * so that the two can be compared.
 *
 * @param kind multi-query or multi-head
 * @param heads query heads, 1 or more
 * @param headDim channels of a head (keys and values alike)
 * @param keyValueStride 1, or 2 to down-sample keys and values
 * @param keyValueKernel kernel of the down-sampling depthwise convolution, odd; unused at stride 1
 * @param outChannels output channels at width 1; must equal the input's
 */
public record MobileAttention(
    Kind kind, int heads, int headDim, int keyValueStride, int keyValueKernel, int outChannels)
    implements BlockSpec {

  /** How many key/value heads there are. */
  public enum Kind {
    /** One, shared by all query heads. */
    MULTI_QUERY("MQA"),
    /** One for each query head. */
    MULTI_HEAD("MHA");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /** Checks the ranges. */
  public MobileAttention {
    BlockChecks.positive("heads", heads);
    BlockChecks.positive("head dimension", headDim);
    if (keyValueStride != 1 && keyValueStride != 2) {
      throw new IllegalArgumentException(
          "key/value stride must be 1 or 2, given " + keyValueStride);
    }
    BlockChecks.kernel("key/value kernel", keyValueKernel);
    BlockChecks.positive("output channels", outChannels);
  }

  /** Key/value heads: 1 or {@link #heads()}. */
  public int keyValueHeads() {
    return kind == Kind.MULTI_QUERY ? 1 : heads;
  }

  /** Always 1: no published network strides its queries. */
  @Override
  public int stride() {
    return 1;
  }

  @Override
  public Activation activation() {
    return Activation.IDENTITY;
  }

  @Override
  public Residual residual() {
    return Residual.WHERE_SHAPES_AGREE;
  }

  @Override
  public String typeName() {
    return kind.label;
  }

  @Override
  public MobileAttention withStride(int stride) {
    if (stride != 1) {
      throw new IllegalArgumentException("an attention block has stride 1, given " + stride);
    }
    return this;
  }

  /** Attention has no activation: returns this. */
  @Override
  public MobileAttention withActivation(Activation activation) {
    return this;
  }
}
