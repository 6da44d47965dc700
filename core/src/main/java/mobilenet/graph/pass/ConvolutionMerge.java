package mobilenet.graph.pass;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * Merges operations of one type into the plain convolutions that they follow; folding and fusing
 * share it. A convolution is merged only if nothing else reads it and nothing has been fused into
 * it yet.
 */
final class ConvolutionMerge {
  private ConvolutionMerge() {}

  /** Emits one node for a convolution and its follower. */
  @FunctionalInterface
  interface Emit<T extends Op> {
    /**
     * Emits in the follower's place.
     *
     * @param index old index of the follower
     * @param follower the operation at it
     * @param conv the operation that it follows
     * @param inputs old indices of what the convolution reads
     */
    void emit(Rewriter rewriter, int index, T follower, Op.Convolution conv, List<Integer> inputs);
  }

  /** Rewrites a graph; {@code type} is a follower's type. */
  static <T extends Op> BoundGraph apply(BoundGraph bound, Class<T> type, Emit<T> emit) {
    Rewriter rewriter = new Rewriter(bound);
    List<Node> nodes = bound.graph().nodes();
    // A convolution waits for its follower, so that both are emitted as one.
    boolean[] waits = new boolean[nodes.size()];
    for (Node node : nodes) {
      if (type.isInstance(node.op()) && isPlain(rewriter, node.input())) {
        waits[node.input()] = true;
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (waits[i]) {
        continue;
      }
      if (type.isInstance(node.op()) && waits[node.input()]) {
        emit.emit(
            rewriter,
            i,
            type.cast(node.op()),
            (Op.Convolution) rewriter.op(node.input()),
            nodes.get(node.input()).inputs());
      } else {
        rewriter.keep(i);
      }
    }
    return rewriter.build();
  }

  private static boolean isPlain(Rewriter rewriter, int node) {
    return rewriter.op(node) instanceof Op.Convolution c
        && c.activation() == Activation.IDENTITY
        && !c.residual()
        && rewriter.hasOneReader(node);
  }
}
