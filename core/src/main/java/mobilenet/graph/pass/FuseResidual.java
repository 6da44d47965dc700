package mobilenet.graph.pass;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * Lets a linear projection add the residual while it stores, instead of a pass over the feature map
 * of its own.
 */
public final class FuseResidual implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    Rewriter rewriter = new Rewriter(bound);
    List<Node> nodes = bound.graph().nodes();
    boolean[] fuses = new boolean[nodes.size()];
    for (Node node : nodes) {
      if (node.op() instanceof Op.Add && fusable(rewriter, node.input())) {
        fuses[node.input()] = true;
      }
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (fuses[i]) {
        continue;
      }
      if (node.op() instanceof Op.Add && fuses[node.input()]) {
        Op.Convolution conv = (Op.Convolution) rewriter.op(node.input());
        List<Integer> inputs = new ArrayList<>(nodes.get(node.input()).inputs());
        inputs.add(node.inputs().get(1));
        rewriter.emitWithValues(i, conv.withResidual(), inputs);
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
