package mobilenet.train.torch;

import java.util.function.UnaryOperator;
import mobilenet.train.recipe.ObjectiveSpec;
import org.bytedeco.pytorch.Tensor;

/**
 * What a network is to learn: from images and targets to a loss, forward pass included, so that an
 * objective may also ask a teacher, or choose which part of a network runs.
 */
public interface Objective {

  /**
   * The loss of a part of a batch.
   *
   * @param network from images to logits N×K in float32, in training mode
   * @param part what it sees
   */
  Loss loss(UnaryOperator<Tensor> network, BatchPart part);

  /**
   * A loss and what was counted on the way.
   *
   * @param value a scalar, to be differentiated
   * @param correct images whose likeliest class is the one that their target favours
   */
  record Loss(Tensor value, int correct) {}

  /**
   * That of a recipe.
   *
   * @throws IllegalArgumentException for one that is not known here
   */
  static Objective of(ObjectiveSpec spec) {
    if (spec instanceof ObjectiveSpec.Labels) {
      return ofTargets();
    }
    if (spec instanceof ObjectiveSpec.Distillation distillation) {
      return new DistillationObjective(distillation);
    }
    throw new IllegalArgumentException("expected an objective that is known here, given " + spec);
  }

  /** Cross-entropy against the targets: labels, smoothed or mixed or not. */
  static Objective ofTargets() {
    return new TargetObjective();
  }
}
