package mobilenet.graph.pass;

import java.util.ArrayList;
import java.util.List;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * Lets a linear projection add the residual while it stores its output, which saves another pass
 * over the feature map.
 */
final class FuseResidual implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    List<Node> nodes = bound.graph().nodes();
    return ConvolutionMerge.apply(
        bound,
        Op.Add.class,
        (rewriter, index, add, conv, inputs) -> {
          List<Integer> withResidual = new ArrayList<>(inputs);
          withResidual.add(nodes.get(index).inputs().get(1));
          rewriter.emitWithValues(index, conv.withResidual(), withResidual);
        });
  }
}
