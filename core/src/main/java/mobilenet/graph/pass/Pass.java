package mobilenet.graph.pass;

import java.util.List;

/** A rewrite of a graph, after which it computes the same taps up to rounding. */
public interface Pass {

  /** The rewritten graph; the argument is not changed. */
  BoundGraph apply(BoundGraph bound);

  /** The passes that the runtime applies. The order matters: each one builds on those before it. */
  static List<Pass> standard() {
    return List.of(
        new FoldNormForward(),
        new FoldBatchNorm(),
        new FoldLayerScale(),
        new FuseActivation(),
        new FuseResidual());
  }
}
