package mobilenet.bench.peer;

import org.bytedeco.pytorch.Tensor;

/** One operation with its weights in libtorch's memory. */
@FunctionalInterface
interface TorchOperation {
  /** A new tensor; the inputs are neither changed nor freed. */
  Tensor run(Tensor[] inputs);

  /**
   * What an operation in place left in {@code tensor}. JavaCPP gives the argument back where C++
   * returns a reference to it, and another handle of the same memory otherwise.
   */
  static Tensor inPlace(Tensor tensor, Tensor handle) {
    if (!handle.equals(tensor)) {
      handle.close();
    }
    return tensor;
  }
}
