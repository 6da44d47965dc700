package mobilenet.train.torch;

import mobilenet.graph.Op;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Attention through libtorch's fused operation; heads are views, nothing is transposed. */
final class TorchAttention implements TorchOperation {
  private final Op.Attention op;

  TorchAttention(Op.Attention op) {
    this.op = op;
  }

  @Override
  public Tensor run(Tensor[] inputs, Pass pass, boolean scratch) {
    long batch = inputs[0].size(0);
    long height = inputs[0].size(2);
    long width = inputs[0].size(3);
    try (Tensor q = heads(inputs[0], op.heads());
        Tensor k = heads(inputs[1], op.keyValueHeads());
        Tensor v = heads(inputs[2], op.keyValueHeads());
        Tensor mixed = torch.scaled_dot_product_attention(q, k, v);
        Tensor pixels = mixed.transpose(1, 2);
        Tensor map = pixels.reshape(batch, height, width, (long) op.heads() * op.headDim())) {
      return map.permute(0, 3, 1, 2);
    }
  }

  /** N × heads × pixels × d; a single head of keys or values is repeated without a copy. */
  private Tensor heads(Tensor x, int heads) {
    long batch = x.size(0);
    try (Tensor last = x.permute(0, 2, 3, 1);
        Tensor split = last.reshape(batch, -1, heads, op.headDim());
        Tensor swapped = split.transpose(1, 2)) {
      return swapped.expand(batch, op.heads(), -1, op.headDim());
    }
  }
}
