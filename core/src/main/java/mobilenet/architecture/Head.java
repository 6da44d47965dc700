package mobilenet.architecture;

/**
 * A network's head: what follows the last block, up to the logits. If the network has classes,
 * every head but {@link FeatureMap} ends in a linear classifier. (The heads of attention are
 * another thing: {@link MobileAttention#heads()}.)
 */
public sealed interface Head {

  /** The same head with another activation, if it has one. */
  default Head withActivation(Activation activation) {
    return this;
  }

  /** Global average pool, then the classifier: V1. */
  record Pooled() implements Head {}

  /**
   * A 1×1 convolution with batch norm and activation on the feature map, then pool: V2, EdgeTPU and
   * EfficientNet.
   *
   * @param channels output channels at width 1
   * @param activation after the batch norm
   */
  record ConvThenPool(int channels, Activation activation) implements Head {
    /** Checks the range. */
    public ConvThenPool {
      BlockChecks.positive("head channels", channels);
    }

    @Override
    public ConvThenPool withActivation(Activation activation) {
      return new ConvThenPool(channels, activation);
    }
  }

  /**
   * Pool, then a 1×1 convolution on one pixel: the efficient last stage of V3, kept by V4.
   *
   * @param channels output channels at width 1
   * @param norm bias or batch norm of the convolution
   * @param activation after the norm
   */
  record PoolThenConv(int channels, HeadNorm norm, Activation activation) implements Head {
    /** Checks the range. */
    public PoolThenConv {
      BlockChecks.positive("head channels", channels);
    }

    @Override
    public PoolThenConv withActivation(Activation activation) {
      return new PoolThenConv(channels, norm, activation);
    }
  }

  /** No head: the network ends in the feature map of its last block. */
  record FeatureMap() implements Head {}

  /** What follows the weights of a head convolution after the pool. */
  enum HeadNorm {
    /** A bias: V3. */
    BIAS,
    /** Neither bias nor norm: timm's {@code mobilenetv3_rw}. */
    NONE,
    /** Batch norm, no bias: V4 (timm and Model Garden; the paper says "as V3"). */
    BATCH_NORM
  }
}
