package mobilenet.graph.pass;

import java.util.List;
import java.util.Set;
import mobilenet.architecture.Activation;

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

  /**
   * The passes for numbers of few bits: norms are folded, and ReLU and ReLU6 fused, because they
   * only clip what a convolution gives. Other activations and sums stay operations of their own:
   * what they read and what they give have different ranges.
   */
  static List<Pass> foldingAndClipping() {
    return List.of(
        new FoldNormForward(),
        new FoldBatchNorm(),
        new FoldLayerScale(),
        new FuseActivation(Set.of(Activation.RELU, Activation.RELU6)));
  }
}
