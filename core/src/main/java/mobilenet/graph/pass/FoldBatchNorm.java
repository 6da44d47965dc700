package mobilenet.graph.pass;

import java.util.function.Function;
import java.util.function.Supplier;
import mobilenet.graph.Op;

/**
 * Folds a batch norm into the convolution before it, if nothing else reads that convolution and
 * nothing has been fused into it yet.
 */
final class FoldBatchNorm implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    return fold(bound, Op.BatchNorm.class, norm -> Affine.of(norm, bound));
  }

  /** Folds nodes of one affine type into the convolutions before them. */
  static <T extends Op> BoundGraph fold(
      BoundGraph bound, Class<T> type, Function<T, Affine> affine) {
    return ConvolutionMerge.apply(
        bound,
        type,
        (rewriter, index, follower, conv, inputs) -> {
          Op.Convolution folded = conv.withBias(conv.bias().orElse(Affine.biasOf(conv)));
          if (bound.hasValues()) {
            setValues(rewriter, bound, conv, folded, () -> affine.apply(follower));
          }
          rewriter.emit(index, folded, inputs);
        });
  }

  private static void setValues(
      Rewriter rewriter,
      BoundGraph bound,
      Op.Convolution conv,
      Op.Convolution folded,
      Supplier<Affine> affine) {
    rewriter.setValue(conv.weight(), () -> affine.get().foldedWeight(bound.value(conv.weight())));
    rewriter.setValue(
        folded.bias().orElseThrow(), () -> affine.get().foldedBias(conv.bias().map(bound::value)));
  }
}
