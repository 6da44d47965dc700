package mobilenet.graph.pass;

import mobilenet.graph.Op;

/**
 * Folds a layer scale into the convolution before it; runs after {@link FoldBatchNorm} has brought
 * them together.
 */
final class FoldLayerScale implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    return FoldBatchNorm.fold(bound, Op.LayerScale.class, scale -> Affine.of(scale, bound));
  }
}
