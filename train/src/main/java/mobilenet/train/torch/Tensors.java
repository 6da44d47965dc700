package mobilenet.train.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Makes and reads tensors. */
final class Tensors {
  private Tensors() {}

  /**
   * A tensor with row-major values. JavaCPP's own copies through {@code sun.misc.Unsafe}, of which
   * Java warns from version 24 on.
   */
  static Tensor of(float[] values, long... shape) {
    try (TensorOptions type = new TensorOptions(ScalarType.Float)) {
      Tensor tensor = torch.empty(shape, type, null);
      if (values.length != tensor.numel()) {
        throw new IllegalArgumentException(
            "expected " + tensor.numel() + " values, given " + values.length);
      }
      if (values.length > 0) {
        new FloatPointer(tensor.data_ptr()).put(values);
      }
      return tensor;
    }
  }

  /**
   * A batch of images with channels innermost, seen as N×C×H×W: libtorch's channels-last layout
   * without a copy.
   *
   * @param images batch × height × width × channels
   */
  static Tensor images(float[] images, long batch, long height, long width, long channels) {
    try (Tensor rows = of(images, batch, height, width, channels)) {
      return rows.permute(0, 3, 1, 2);
    }
  }

  /** Row-major values as floats. */
  static float[] read(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    if (values.length == 0) {
      // Nothing has no address.
      return values;
    }
    try (Tensor floats = tensor.to(ScalarType.Float);
        Tensor dense = floats.contiguous()) {
      new FloatPointer(dense.data_ptr()).get(values);
    }
    return values;
  }

  /** A tensor as an argument that may be absent. */
  static TensorOptional optional(Tensor tensor) {
    return new TensorOptional(tensor);
  }

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
