package mobilenet.graph.pass;

import mobilenet.graph.Op;

/**
 * Folds a layer scale into the convolution before it; it runs after {@link FoldBatchNorm}, which
 * removes the norm between the two.
 */
final class FoldLayerScale implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    return FoldBatchNorm.fold(bound, Op.LayerScale.class, scale -> Affine.of(scale, bound));
  }
}
