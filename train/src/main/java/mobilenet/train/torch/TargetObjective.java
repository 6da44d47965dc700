package mobilenet.train.torch;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;

/** Cross-entropy against the targets that come with the images. */
final class TargetObjective implements Objective {

  @Override
  public Loss loss(UnaryOperator<Tensor> network, BatchPart part) {
    Tensor logits = network.apply(part.images());
    Tensor value = SoftCrossEntropy.of(logits, part.targets(), part.total());
    return new Loss(value, correct(logits, part.targets()));
  }

  /** Images whose likeliest class is the one that their target favours. */
  static int correct(Tensor logits, Tensor targets) {
    int classes = Math.toIntExact(targets.size(1));
    float[] given = Tensors.read(logits.detach());
    float[] wanted = Tensors.read(targets);
    int correct = 0;
    for (int i = 0; i < given.length; i += classes) {
      correct += argmax(given, i, classes) == argmax(wanted, i, classes) ? 1 : 0;
    }
    return correct;
  }

  private static int argmax(float[] values, int offset, int length) {
    int best = 0;
    for (int i = 1; i < length; i++) {
      best = values[offset + i] > values[offset + best] ? i : best;
    }
    return best;
  }
}
