package mobilenet.pruning;

import mobilenet.architecture.BlockSpec;
import mobilenet.architecture.ChannelRounding;
import mobilenet.architecture.ConvNormAct;
import mobilenet.architecture.DepthwiseSeparable;
import mobilenet.architecture.FusedInvertedBottleneck;
import mobilenet.architecture.InvertedResidual;
import mobilenet.architecture.MobileAttention;
import mobilenet.architecture.Residual;
import mobilenet.architecture.UniversalInvertedBottleneck;

/** Rows with other numbers of channels. */
final class ResizedBlock {
  private ResizedBlock() {}

  /**
   * A row at width 1.
   *
   * @param in channels that it reads
   * @param expanded channels inside; unused where the block has no expansion of its own
   * @param out channels that it writes
   */
  static BlockSpec of(BlockSpec spec, int in, int expanded, int out) {
    // A switch over sealed records needs Java 21; a test checks that this chain is exhaustive.
    if (spec instanceof ConvNormAct b) {
      return new ConvNormAct(b.kernel(), b.stride(), out, b.activation());
    }
    if (spec instanceof DepthwiseSeparable b) {
      return new DepthwiseSeparable(
          b.kernel(),
          b.stride(),
          out,
          b.squeezeRatio(),
          b.activation(),
          b.projection(),
          b.residual());
    }
    if (spec instanceof InvertedResidual b) {
      return new InvertedResidual(
          b.kernel(),
          b.stride(),
          ratio(b, in, expanded),
          out,
          b.squeezeRatio(),
          b.activation(),
          b.residual());
    }
    if (spec instanceof FusedInvertedBottleneck b) {
      return new FusedInvertedBottleneck(
          b.kernel(),
          b.stride(),
          ratio(b, in, expanded),
          out,
          b.groupSize(),
          b.activation(),
          b.residual());
    }
    if (spec instanceof UniversalInvertedBottleneck b) {
      return new UniversalInvertedBottleneck(
          b.startKernel(),
          b.middleKernel(),
          b.stride(),
          ratio(b, in, expanded),
          out,
          b.activation());
    }
    if (spec instanceof MobileAttention b) {
      return new MobileAttention(
          b.kind(), b.heads(), b.headDim(), b.keyValueStride(), b.keyValueKernel(), out);
    }
    throw new IllegalStateException("no width can be chosen for " + spec);
  }

  /** The row's own, if it gives the width; else the exact one. */
  private static double ratio(BlockSpec spec, int in, int expanded) {
    return ChannelRounding.round(in * spec.expansion()) == expanded
        ? spec.expansion()
        : (double) expanded / in;
  }

  /** Whether a row can say that its block has no residual. */
  static boolean mayLackResidual(BlockSpec spec) {
    return spec instanceof DepthwiseSeparable
        || spec instanceof InvertedResidual
        || spec instanceof FusedInvertedBottleneck;
  }

  /** The row of the same block without a residual. */
  static BlockSpec withoutResidual(BlockSpec spec) {
    if (spec instanceof DepthwiseSeparable b) {
      return new DepthwiseSeparable(
          b.kernel(),
          b.stride(),
          b.outChannels(),
          b.squeezeRatio(),
          b.activation(),
          b.projection(),
          Residual.NEVER);
    }
    if (spec instanceof InvertedResidual b) {
      return new InvertedResidual(
          b.kernel(),
          b.stride(),
          b.expansion(),
          b.outChannels(),
          b.squeezeRatio(),
          b.activation(),
          Residual.NEVER);
    }
    if (spec instanceof FusedInvertedBottleneck b) {
      return new FusedInvertedBottleneck(
          b.kernel(),
          b.stride(),
          b.expansion(),
          b.outChannels(),
          b.groupSize(),
          b.activation(),
          Residual.NEVER);
    }
    throw new IllegalArgumentException(spec.typeName() + " always has a residual where it fits");
  }
}
