package mobilenet.graph.pass;

import java.util.List;

/** A rewrite that computes the same taps up to rounding. */
public interface Pass {

  /** The rewritten graph; the argument is not changed. */
  BoundGraph apply(BoundGraph bound);

  /** What the runtime applies, in an order in which each pass finds what the one before left. */
  static List<Pass> standard() {
    return List.of(
        new FoldNormForward(),
        new FoldBatchNorm(),
        new FoldLayerScale(),
        new FuseActivation(),
        new FuseResidual());
  }
}
