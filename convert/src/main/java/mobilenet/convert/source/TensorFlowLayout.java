package mobilenet.convert.source;

import java.util.ArrayList;
import java.util.List;
import mobilenet.weights.Tensor;

/** TensorFlow's order of dimensions as PyTorch's. */
public final class TensorFlowLayout {
  private TensorFlowLayout() {}

  /** A kernel: H×W×I×O to O×I×H×W. */
  public static Tensor convolution(Tensor kernel) {
    return permuted(kernel, 3, 2, 0, 1);
  }

  /** One filter for each channel: H×W×C×1 to C×1×H×W. */
  public static Tensor depthwise(Tensor kernel) {
    return permuted(kernel, 2, 3, 0, 1);
  }

  /** A matrix: I×O, or 1×1×I×O, to O×I. */
  public static Tensor matrix(Tensor kernel) {
    List<Integer> shape = kernel.shape();
    if (shape.size() == 2) {
      return permuted(kernel, 1, 0);
    }
    Tensor convolution = convolution(kernel);
    return new Tensor(List.of(shape.get(3), shape.get(2)), convolution.data());
  }

  /** Dimension i of the result is dimension {@code order[i]} of the tensor. */
  private static Tensor permuted(Tensor tensor, int... order) {
    List<Integer> shape = tensor.shape();
    int[] strides = new int[order.length];
    int stride = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape.get(i);
    }
    List<Integer> permuted = new ArrayList<>();
    for (int source : order) {
      permuted.add(shape.get(source));
    }
    float[] values = new float[tensor.data().length];
    for (int i = 0; i < values.length; i++) {
      int rest = i;
      int from = 0;
      for (int d = order.length - 1; d >= 0; d--) {
        from += rest % permuted.get(d) * strides[order[d]];
        rest /= permuted.get(d);
      }
      values[i] = tensor.data()[from];
    }
    return new Tensor(permuted, values);
  }
}
