package mobilenet.bench.peer;

import java.util.Arrays;
import mobilenet.architecture.Padding;
import mobilenet.graph.Op;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A convolution; SAME padding is a step of its own where it is not symmetric, as in timm. */
final class TorchConvolution implements TorchOperation {
  private final Op.Convolution conv;
  private final Tensor weight;
  private final TensorOptional bias;
  private final long[] strides;
  private final long[] dilations;

  TorchConvolution(Op.Convolution conv, float[] weight, TensorOptional bias) {
    this.conv = conv;
    this.weight =
        TorchTensors.channelsLast(
            weight,
            conv.outChannels(),
            conv.inChannels() / conv.groups(),
            conv.kernel(),
            conv.kernel());
    this.bias = bias;
    this.strides = both(conv.stride());
    this.dilations = both(conv.dilation());
  }

  private static long[] both(long value) {
    long[] values = new long[2];
    Arrays.fill(values, value);
    return values;
  }

  @Override
  public Tensor run(Tensor[] inputs) {
    int height = (int) inputs[0].size(2);
    int width = (int) inputs[0].size(3);
    int top = before(height);
    int left = before(width);
    int bottom = after(height, top);
    int right = after(width, left);
    if (top == bottom && left == right) {
      return convolve(inputs[0], top, left);
    }
    try (Tensor padded = torch.constant_pad_nd(inputs[0], left, right, top, bottom)) {
      return convolve(padded, 0, 0);
    }
  }

  private Tensor convolve(Tensor x, long vertical, long horizontal) {
    long[] padding = {vertical, horizontal};
    return torch.conv2d(x, weight, bias, strides, padding, dilations, conv.groups());
  }

  private int before(int size) {
    return conv.padding().before(size, conv.kernel(), conv.stride(), conv.dilation());
  }

  private int after(int size, int before) {
    if (conv.padding() == Padding.SYMMETRIC) {
      return before;
    }
    int positions = conv.padding().outputSize(size, conv.kernel(), conv.stride(), conv.dilation());
    int covered = (positions - 1) * conv.stride() + conv.dilation() * (conv.kernel() - 1) + 1;
    return Math.max(0, covered - size - before);
  }
}
