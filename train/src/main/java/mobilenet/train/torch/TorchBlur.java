package mobilenet.train.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The fixed blur before sub-sampling, as a depthwise convolution. */
final class TorchBlur implements TorchOperation {
  private static final float[] FILTER = {
    1 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 4 / 16f, 2 / 16f, 1 / 16f, 2 / 16f, 1 / 16f
  };
  private static final long[] TWO = {2, 2};
  private static final long[] ONE = {1, 1};

  private final TensorOptional none = new TensorOptional();
  private final Tensor filter;

  TorchBlur(ScalarType type) {
    filter = Tensors.of(FILTER, 1, 1, 3, 3).to(type);
  }

  @Override
  public Tensor run(Tensor[] inputs, Pass pass, boolean scratch) {
    long channels = inputs[0].size(1);
    // A view of one filter for all channels.
    try (Tensor filters = filter.expand(channels, 1, 3, 3)) {
      return torch.conv2d(inputs[0], filters, none, TWO, ONE, ONE, channels);
    }
  }
}
