package mobilenet.architecture;

/**
 * V4's universal inverted bottleneck: an optional depthwise convolution before the expansion (no
 * activation), an optional one after it, then a linear projection. timm's {@code uir}.
 *
 * <p>The middle depthwise convolution has the stride, or the starting one if there is no middle one
 * (as in timm and TensorFlow's Model Garden; the paper does not say).
 *
 * @param startKernel kernel of the depthwise convolution before the expansion; 0 if there is none
 * @param middleKernel kernel of the depthwise convolution after the expansion; 0 if there is none
 * @param stride 1 or 2
 * @param expansion expanded channels per input channel
 * @param outChannels output channels at width 1
 * @param activation after the expansion and after the middle depthwise convolution
 */
public record UniversalInvertedBottleneck(
    int startKernel,
    int middleKernel,
    int stride,
    double expansion,
    int outChannels,
    Activation activation)
    implements BlockSpec {

  /** The four instantiations that the paper names. */
  public enum Kind {
    /** Both depthwise convolutions. */
    EXTRA_DW("ExtraDW"),
    /** Only the middle one: the inverted bottleneck of V2. */
    INVERTED_BOTTLENECK("IB"),
    /** Only the starting one. */
    CONV_NEXT("ConvNeXt"),
    /** Neither. */
    FEED_FORWARD("FFN");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  /**
   * Checks the ranges, and that a strided block has a depthwise convolution to carry the stride.
   */
  public UniversalInvertedBottleneck {
    BlockChecks.optionalKernel("starting depthwise kernel", startKernel);
    BlockChecks.optionalKernel("middle depthwise kernel", middleKernel);
    BlockChecks.stride(stride);
    BlockChecks.expansion(expansion);
    BlockChecks.positive("output channels", outChannels);
    if (stride > 1 && startKernel == 0 && middleKernel == 0) {
      throw new IllegalArgumentException(
          "a universal inverted bottleneck of stride 2 needs a depthwise convolution to carry it");
    }
  }

  /** Which of the paper's four blocks this is. */
  public Kind kind() {
    if (startKernel > 0) {
      return middleKernel > 0 ? Kind.EXTRA_DW : Kind.CONV_NEXT;
    }
    return middleKernel > 0 ? Kind.INVERTED_BOTTLENECK : Kind.FEED_FORWARD;
  }

  @Override
  public Residual residual() {
    return Residual.WHERE_SHAPES_AGREE;
  }

  @Override
  public String typeName() {
    return kind().label;
  }

  @Override
  public UniversalInvertedBottleneck withStride(int stride) {
    return new UniversalInvertedBottleneck(
        startKernel, middleKernel, stride, expansion, outChannels, activation);
  }

  @Override
  public UniversalInvertedBottleneck withActivation(Activation activation) {
    return new UniversalInvertedBottleneck(
        startKernel, middleKernel, stride, expansion, outChannels, activation);
  }
}
