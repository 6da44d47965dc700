package mobilenet.train.torch;

import org.bytedeco.pytorch.Tensor;

/** One operation with its weights in libtorch's memory. */
@FunctionalInterface
interface TorchOperation {
  /**
   * A new tensor; the inputs are neither changed nor freed, unless {@code scratch} says that nobody
   * reads the first one again.
   */
  Tensor run(Tensor[] inputs, Pass pass, boolean scratch);
}
