package mobilenet.train.torch;

import org.bytedeco.pytorch.Tensor;

/**
 * What happens to the gradients of an update between the backward pass and clipping: where several
 * workers learn together, the sum over all of them.
 */
@FunctionalInterface
public interface GradientReduction {
  /** A worker alone. */
  GradientReduction NONE = gradients -> {};

  /**
   * Changes the gradients in place.
   *
   * @param gradients of all learnt parameters, one flat tensor
   */
  void reduce(Tensor gradients);
}
