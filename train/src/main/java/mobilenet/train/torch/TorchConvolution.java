package mobilenet.train.torch;

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

  TorchConvolution(Op.Convolution conv, Tensor weight, TensorOptional bias) {
    this.conv = conv;
    this.weight = weight;
    this.bias = bias;
    this.strides = new long[] {conv.stride(), conv.stride()};
    this.dilations = new long[] {conv.dilation(), conv.dilation()};
  }

  @Override
  public Tensor run(Tensor[] inputs, Pass pass, boolean scratch) {
    Tensor sum = sum(inputs[0]);
    Tensor active = Activations.apply(conv.activation(), sum, scratchAfterSum(pass));
    if (!active.equals(sum)) {
      sum.close();
    }
    if (!conv.residual()) {
      return active;
    }
    if (pass != Pass.TRAIN) {
      return Tensors.inPlace(active, active.add_(inputs[1]));
    }
    try (active) {
      return torch.add(active, inputs[1]);
    }
  }

  /** No backward pass of a convolution reads its output. */
  private boolean scratchAfterSum(Pass pass) {
    return pass != Pass.TRAIN || Activations.readsOutputOnly(conv.activation());
  }

  private Tensor sum(Tensor x) {
    int height = (int) x.size(2);
    int width = (int) x.size(3);
    int top = before(height);
    int left = before(width);
    int bottom = after(height, top);
    int right = after(width, left);
    if (top == bottom && left == right && !isSmall(height, width)) {
      return convolve(x, top, left);
    }
    try (Tensor padded = torch.constant_pad_nd(x, left, right, top, bottom)) {
      return convolve(padded, 0, 0);
    }
  }

  /**
   * Whether oneDNN has no fast form for the gradient of the weights: a depthwise convolution whose
   * kernel is larger than the map. In V4 Conv-S 0.5 at 64 pixels, the five of them took 150 of a
   * step's 400 ms; over a padded map all is well.
   */
  private boolean isSmall(int height, int width) {
    return conv.isDepthwise() && Math.min(height, width) < conv.dilation() * (conv.kernel() - 1);
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
