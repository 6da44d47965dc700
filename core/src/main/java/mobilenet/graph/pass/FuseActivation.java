package mobilenet.graph.pass;

import mobilenet.graph.Op;

/**
 * Lets a convolution apply the activation that follows it, when nothing else reads its raw output.
 */
final class FuseActivation implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    return ConvolutionMerge.apply(
        bound,
        Op.Activate.class,
        (rewriter, index, activate, conv, inputs) ->
            rewriter.emitWithValues(index, conv.withActivation(activate.function()), inputs));
  }
}
