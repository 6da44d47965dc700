package mobilenet.graph.pass;

import java.util.List;
import java.util.function.Function;
import mobilenet.architecture.Activation;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * Folds a batch norm into the convolution before it, when nothing else reads that convolution and
 * nothing is fused into it yet.
 */
public final class FoldBatchNorm implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    return fold(bound, Op.BatchNorm.class, norm -> Affine.of(norm, bound));
  }

  /** Folds nodes of one affine type into the convolutions before them. */
  static <T extends Op> BoundGraph fold(
      BoundGraph bound, Class<T> type, Function<T, Affine> affine) {
    Rewriter rewriter = new Rewriter(bound);
    List<Node> nodes = bound.graph().nodes();
    // The convolution waits for its norm, so that both are emitted as one.
    boolean[] waits = new boolean[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      if (type.isInstance(nodes.get(i).op())
          && nodes.get(nodes.get(i).input()).op() instanceof Op.Convolution c
          && c.activation() == Activation.IDENTITY
          && !c.residual()
          && rewriter.hasOneReader(nodes.get(i).input())) {
        waits[nodes.get(i).input()] = true;
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (waits[i]) {
        continue;
      }
      boolean folds = !node.inputs().isEmpty() && waits[node.input()];
      if (folds && type.isInstance(node.op())) {
        Op.Convolution conv = (Op.Convolution) rewriter.op(node.input());
        emit(rewriter, bound, conv, affine.apply(type.cast(node.op())), i);
      } else {
        rewriter.keep(i);
      }
    }
    return rewriter.build();
  }

  private static void emit(
      Rewriter rewriter, BoundGraph bound, Op.Convolution conv, Affine affine, int index) {
    Op.Convolution folded = conv.withBias(conv.bias().orElse(Affine.biasOf(conv)));
    rewriter.value(conv.weight(), affine.foldedWeight(bound.value(conv.weight())));
    rewriter.value(folded.bias().orElseThrow(), affine.foldedBias(conv.bias().map(bound::value)));
    List<Node> nodes = bound.graph().nodes();
    rewriter.emit(index, folded, nodes.get(nodes.get(index).input()).inputs());
  }
}
