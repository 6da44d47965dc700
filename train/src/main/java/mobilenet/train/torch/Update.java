package mobilenet.train.torch;

import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** One optimiser at work on the flat tensors of a store. */
interface Update {
  /**
   * Changes the weights.
   *
   * @param rate learning rate
   * @param number of this update, 1 for the first
   */
  void apply(double rate, long number);

  /** What it remembers between updates, by name. */
  Map<String, Tensor> state();

  /** {@code target += factor · source}. */
  static void add(Tensor target, Tensor source, double factor) {
    try (Scalar scalar = new Scalar(factor)) {
      Tensors.inPlace(target, target.add_(source, scalar));
    }
  }

  /** {@code target *= factor}. */
  static void scale(Tensor target, double factor) {
    try (Scalar scalar = new Scalar(factor)) {
      Tensors.inPlace(target, target.mul_(scalar));
    }
  }

  /** {@code target += factor · weights}, for those weights that decay. */
  static void decay(Tensor target, ParameterStore store, double factor) {
    if (factor == 0 || store.decayed() == 0) {
      return;
    }
    try (Tensor part = target.narrow(0, 0, store.decayed());
        Tensor weights = store.decaying()) {
      add(part, weights, factor);
    }
  }

  /** A tensor like the weights, filled with one value. */
  static Tensor filled(ParameterStore store, double value) {
    try (Scalar scalar = new Scalar(value)) {
      return torch.full_like(store.trainable(), scalar);
    }
  }
}
