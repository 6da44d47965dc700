package mobilenet.train.torch;

import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What the operations of a network read. */
interface NetworkWeights {
  /** A parameter, of its shape. */
  Tensor get(Parameter parameter);

  /** Of all parameters. */
  ScalarType type();

  /**
   * Adds what a backward pass has left to the gradients that are learnt from, if it is not there.
   */
  default void collectGradients() {}
}
