package mobilenet.train.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The gradients of one update, from the first backward pass to the optimiser. */
final class Gradients {
  private final ParameterStore weights;
  private final GradientReduction reduction;
  private final Optional<Double> clipNorm;

  /**
   * @param clipNorm largest norm of all gradients together, if any
   */
  Gradients(ParameterStore weights, GradientReduction reduction, Optional<Double> clipNorm) {
    this.weights = weights;
    this.reduction = reduction;
    this.clipNorm = clipNorm;
  }

  /** Forgets the last update's; backward passes add to what is there. */
  void clear() {
    Tensors.inPlace(weights.gradients(), weights.gradients().zero_());
  }

  /**
   * Reduces and clips.
   *
   * @return the norm of all gradients together, before clipping
   * @throws NonFiniteException naming the first parameter whose gradient is not finite
   */
  double finish() {
    reduction.reduce(weights.gradients());
    double norm = norm();
    if (clipNorm.isPresent() && norm > clipNorm.get()) {
      Update.scale(weights.gradients(), clipNorm.get() / norm);
    }
    return norm;
  }

  private double norm() {
    double norm;
    try (Tensor all = torch.linalg_vector_norm(weights.gradients())) {
      norm = all.item_double();
    }
    if (!Double.isFinite(norm)) {
      String key =
          weights.trainableKeys().stream()
              .filter(name -> !TorchNetwork.isFinite(weights.gradient(name)))
              .findFirst()
              .orElse("all parameters together");
      throw new NonFiniteException("the gradient of " + key + " is not finite");
    }
    return norm;
  }
}
