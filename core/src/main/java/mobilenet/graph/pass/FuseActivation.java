package mobilenet.graph.pass;

import mobilenet.graph.Op;

/** Lets a convolution apply the activation that follows it, if nothing else reads its output. */
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
