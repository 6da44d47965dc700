package mobilenet.train.torch;

import java.util.function.UnaryOperator;
import mobilenet.train.recipe.ObjectiveSpec;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Hinton's mix: {@code (1 − α) · CE(targets, p) + α · T² · KL(q ‖ p)}. A part of weight 0 is not
 * computed.
 */
final class DistillationObjective implements Objective {
  private final double weight;
  private final double temperature;

  DistillationObjective(ObjectiveSpec.Distillation spec) {
    this.weight = spec.weight();
    this.temperature = spec.temperature();
  }

  @Override
  public Loss loss(UnaryOperator<Tensor> network, BatchPart part) {
    Tensor teacher =
        part.teacher()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "an objective of distillation needs the teacher's logits of each batch"));
    Tensor logits = network.apply(part.images());
    return new Loss(
        value(logits, part.targets(), teacher, part.total()),
        TargetObjective.correct(logits, part.targets()));
  }

  private Tensor value(Tensor logits, Tensor targets, Tensor teacher, int total) {
    if (weight == 0) {
      return SoftCrossEntropy.of(logits, targets, total);
    }
    Tensor soft = SoftDivergence.of(logits, teacher, temperature, total);
    if (weight == 1) {
      return soft;
    }
    try (Tensor hard = SoftCrossEntropy.of(logits, targets, total);
        Tensor hardDouble = hard.to(ScalarType.Double);
        Scalar hardShare = new Scalar(1 - weight);
        Scalar softShare = new Scalar(weight);
        Tensor first = hardDouble.mul(hardShare);
        Tensor second = soft.mul(softShare)) {
      return torch.add(first, second);
    } finally {
      soft.close();
    }
  }
}
