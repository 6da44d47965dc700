package mobilenet.architecture;

/**
 * One row of a paper's table: a block before the width multiplier is applied. Channel counts are
 * those at width 1; {@code expansion} is a ratio to the block's input channels.
 *
 * <p>V1 to V4, the EdgeTPU variants and EfficientNet consist of these six kinds.
 */
public sealed interface BlockSpec
    permits ConvNormAct,
        DepthwiseSeparable,
        InvertedResidual,
        FusedInvertedBottleneck,
        UniversalInvertedBottleneck,
        MobileAttention {

  /** Spatial stride, 1 or 2. */
  int stride();

  /** Output channels at width 1. */
  int outChannels();

  /** Ratio of the expanded channels to the input channels; 1 where the block does not expand. */
  default double expansion() {
    return 1;
  }

  /** Ratio of squeeze-and-excitation; 0 if there is none. */
  default double squeezeRatio() {
    return 0;
  }

  /** Activation inside the block. */
  Activation activation();

  /** The residual rule of this block. */
  Residual residual();

  /** The name that the papers use: {@code IR}, {@code ExtraDW}, {@code MQA} and so on. */
  String typeName();

  /** The same block with another stride. */
  BlockSpec withStride(int stride);

  /** The same block with another activation. */
  BlockSpec withActivation(Activation activation);
}
