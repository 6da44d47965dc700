package mobilenet.graph;

/**
 * What a consumer of graphs does with each operation. No method for an operation of this package
 * has a default, so that a new one breaks the build wherever it must be handled.
 *
 * @param <R> result for one operation
 */
public interface OpVisitor<R> {

  /**
   * Name of the consumer, such as "the scalar kernels", for the sentence that refuses an operation.
   */
  String consumer();

  /** The image. */
  R input(Op.Input op);

  /** A convolution with what was fused into it. */
  R convolution(Op.Convolution op);

  /** A batch norm. */
  R batchNorm(Op.BatchNorm op);

  /** An activation. */
  R activate(Op.Activate op);

  /** A sum of two feature maps. */
  R add(Op.Add op);

  /** The mean over all pixels. */
  R globalAveragePool(Op.GlobalAveragePool op);

  /** A gate. */
  R scaleChannels(Op.ScaleChannels op);

  /** A learnt factor for each channel. */
  R layerScale(Op.LayerScale op);

  /** The mean over 2×2 pixels. */
  R averagePool(Op.AveragePool op);

  /** The fixed blur. */
  R blurPool(Op.BlurPool op);

  /** Attention. */
  R attention(Op.Attention op);

  /** The classifier. */
  R linear(Op.Linear op);

  /**
   * An operation defined outside this package.
   *
   * @throws UnsupportedOperationException naming the operation, unless overridden
   */
  default R custom(Op.Custom op) {
    throw new UnsupportedOperationException(consumer() + " cannot handle the operation " + op);
  }
}
