package mobilenet.graph;

/**
 * What a consumer of graphs does with each operation. There is no default: an operation that is
 * added here breaks the build wherever it matters.
 *
 * @param <R> what it makes of an operation
 */
public interface OpVisitor<R> {

  /** Who visits, as in "the scalar kernels", for the sentence that refuses an operation. */
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
   * An operation from outside this package.
   *
   * @throws UnsupportedOperationException that names it, unless overridden
   */
  default R custom(Op.Custom op) {
    throw new UnsupportedOperationException(consumer() + " cannot handle the operation " + op);
  }
}
