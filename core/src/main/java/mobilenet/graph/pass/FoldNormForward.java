package mobilenet.graph.pass;

import java.util.ArrayList;
import java.util.List;
import mobilenet.architecture.Activation;
import mobilenet.graph.Node;
import mobilenet.graph.Op;

/**
 * Folds the norm at the start of an attention block into the projections that read it, if all of
 * its readers are pointwise. If keys and values are down-sampled, the norm stays: its shift cannot
 * be moved behind a zero-padded convolution, because at the border fewer of the kernel's taps lie
 * on the image.
 */
final class FoldNormForward implements Pass {

  @Override
  public BoundGraph apply(BoundGraph bound) {
    Rewriter rewriter = new Rewriter(bound);
    List<Node> nodes = bound.graph().nodes();
    boolean[] folds = new boolean[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      folds[i] = isOpeningNorm(bound, i);
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (folds[i]) {
        rewriter.alias(i, node.input());
      } else if (!node.inputs().isEmpty() && folds[node.input()]) {
        Op.BatchNorm norm = (Op.BatchNorm) rewriter.op(node.input());
        emit(rewriter, bound, (Op.Convolution) node.op(), norm, i);
      } else {
        rewriter.keep(i);
      }
    }
    return rewriter.build();
  }

  /** A norm that no convolution precedes, and that only plain pointwise convolutions read. */
  private static boolean isOpeningNorm(BoundGraph bound, int index) {
    List<Node> nodes = bound.graph().nodes();
    if (!(nodes.get(index).op() instanceof Op.BatchNorm)
        || nodes.get(nodes.get(index).input()).op() instanceof Op.Convolution
        || bound.graph().taps().containsValue(index)) {
      return false;
    }
    List<Node> readers = new ArrayList<>();
    for (Node node : nodes) {
      if (node.inputs().contains(index)) {
        readers.add(node);
      }
    }
    return !readers.isEmpty()
        && readers.stream()
            .allMatch(
                r ->
                    r.op() instanceof Op.Convolution c
                        && c.isPointwise()
                        && !c.residual()
                        && c.activation() == Activation.IDENTITY);
  }

  private static void emit(
      Rewriter rewriter, BoundGraph bound, Op.Convolution conv, Op.BatchNorm norm, int index) {
    Op.Convolution folded = conv.withBias(conv.bias().orElse(Affine.biasOf(conv)));
    if (bound.hasValues()) {
      setValues(rewriter, bound, conv, folded, Affine.of(norm, bound));
    }
    // The norm is an alias of its own input by now, so reading it reads what it read.
    rewriter.emit(index, folded, bound.graph().nodes().get(index).inputs());
  }

  private static void setValues(
      Rewriter rewriter,
      BoundGraph bound,
      Op.Convolution conv,
      Op.Convolution folded,
      Affine affine) {
    float[] weight = bound.value(conv.weight());
    int in = conv.inChannels();
    float[] foldedWeight = new float[weight.length];
    float[] foldedBias = new float[conv.outChannels()];
    for (int o = 0; o < conv.outChannels(); o++) {
      double bias = conv.bias().isPresent() ? bound.value(conv.bias().get())[o] : 0;
      for (int i = 0; i < in; i++) {
        foldedWeight[o * in + i] = (float) (weight[o * in + i] * affine.scale(i));
        bias += weight[o * in + i] * affine.shift(i);
      }
      foldedBias[o] = (float) bias;
    }
    rewriter.setValue(conv.weight(), foldedWeight);
    rewriter.setValue(folded.bias().orElseThrow(), foldedBias);
  }
}
