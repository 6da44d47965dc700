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
      setValues(rewriter, bound, conv, folded, norm);
    }
    // The norm is an alias of its own input by now, so reading it reads what it read.
    rewriter.emit(index, folded, bound.graph().nodes().get(index).inputs());
  }

  private static void setValues(
      Rewriter rewriter,
      BoundGraph bound,
      Op.Convolution conv,
      Op.Convolution folded,
      Op.BatchNorm norm) {
    rewriter.setValue(
        conv.weight(), () -> weight(bound.value(conv.weight()), Affine.of(norm, bound)));
    rewriter.setValue(
        folded.bias().orElseThrow(),
        () ->
            bias(
                bound.value(conv.weight()),
                conv.bias().map(bound::value).orElseGet(() -> new float[conv.outChannels()]),
                Affine.of(norm, bound)));
  }

  private static float[] weight(float[] weight, Affine affine) {
    int in = affine.channels();
    float[] folded = new float[weight.length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = (float) (weight[i] * affine.scale(i % in));
    }
    return folded;
  }

  private static float[] bias(float[] weight, float[] before, Affine affine) {
    int in = affine.channels();
    float[] folded = new float[before.length];
    for (int o = 0; o < folded.length; o++) {
      double bias = before[o];
      for (int i = 0; i < in; i++) {
        bias += weight[o * in + i] * affine.shift(i);
      }
      folded[o] = (float) bias;
    }
    return folded;
  }
}
