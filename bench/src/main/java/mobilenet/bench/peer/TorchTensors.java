package mobilenet.bench.peer;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** Makes tensors for libtorch. */
final class TorchTensors {
  private TorchTensors() {}

  /** A feature map or the weights of a convolution, channels innermost. */
  static Tensor channelsLast(float[] values, long... shape) {
    return Tensor.create(values, shape).contiguous(MemoryFormat.ChannelsLast);
  }

  /** A vector as an argument that may be absent. */
  static TensorOptional vector(float[] values) {
    return new TensorOptional(Tensor.create(values, values.length));
  }
}
