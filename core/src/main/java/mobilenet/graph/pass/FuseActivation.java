package mobilenet.graph.pass;

import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * Lets a convolution apply the activation that follows it, when nothing else reads its raw output.
 */
public final class FuseActivation implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    Rewriter rewriter = new Rewriter(bound);
    List<Node> nodes = bound.graph().nodes();
    boolean[] fuses = new boolean[nodes.size()];
    for (Node node : nodes) {
      if (node.op() instanceof Op.Activate && fusable(rewriter, node.input())) {
        fuses[node.input()] = true;
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (fuses[i]) {
        continue;
      }
      if (node.op() instanceof Op.Activate activate && fuses[node.input()]) {
        Op.Convolution conv = (Op.Convolution) rewriter.op(node.input());
        rewriter.emitWithValues(
            i, conv.withActivation(activate.function()), nodes.get(node.input()).inputs());
      } else {
        rewriter.keep(i);
      }
    }
    return rewriter.build();
  }

  private static boolean fusable(Rewriter rewriter, int node) {
    return rewriter.op(node) instanceof Op.Convolution c
        && c.activation() == Activation.IDENTITY
        && !c.residual()
        && rewriter.hasOneReader(node);
  }
}
