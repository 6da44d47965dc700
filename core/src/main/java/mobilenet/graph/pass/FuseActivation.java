package mobilenet.graph.pass;

import java.util.EnumSet;
import java.util.Set;
import mobilenet.architecture.Activation;
import mobilenet.graph.Op;

/**
 * Lets a convolution apply the activation that follows it, if nothing else reads its output.
 *
 * @param functions activations that are fused; others stay operations of their own
 */
record FuseActivation(Set<Activation> functions) implements Pass {
  /** Copies. */
  FuseActivation {
    functions = Set.copyOf(functions);
  }

  /** Any activation. */
  FuseActivation() {
    this(EnumSet.allOf(Activation.class));
  }

  @Override
  public BoundGraph apply(BoundGraph bound) {
    return ConvolutionMerge.apply(
        bound,
        Op.Activate.class,
        (rewriter, index, activate, conv, inputs) -> {
          if (functions.contains(activate.function())) {
            rewriter.emitWithValues(index, conv.withActivation(activate.function()), inputs);
          } else {
            rewriter.keep(bound.graph().nodes().get(index).input());
            rewriter.keep(index);
          }
        });
  }
}
