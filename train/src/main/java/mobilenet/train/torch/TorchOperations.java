package mobilenet.train.torch;

import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Turns the nodes of a graph into operations of libtorch. */
final class TorchOperations {
  private static final long[] PIXELS = {2, 3};

  private final ParameterStore weights;
  private final NetworkOptions options;
  private final ScalarType type;

  TorchOperations(ParameterStore weights, NetworkOptions options) {
    this.weights = weights;
    this.options = options;
    this.type = weights.trainable().scalar_type();
  }

  TorchOperation prepare(Node node) {
    Op op = node.op();
    if (op instanceof Op.Convolution conv) {
      TensorOptional bias = conv.bias().map(this::optional).orElseGet(TensorOptional::new);
      return new TorchConvolution(conv, weights.get(conv.weight()), bias);
    }
    if (op instanceof Op.BatchNorm norm) {
      return batchNorm(norm, options.frozenNorms().contains(node.name()));
    }
    if (op instanceof Op.Attention attention) {
      return new TorchAttention(attention);
    }
    if (op instanceof Op.Linear linear) {
      return linear(linear);
    }
    if (op instanceof Op.Add) {
      double rate = options.dropPaths().getOrDefault(node.name(), 0.0);
      return (in, pass, scratch) -> DropPath.add(in[0], in[1], rate, pass);
    }
    return withoutMatrix(op);
  }

  private TensorOptional optional(Parameter parameter) {
    return Tensors.optional(weights.get(parameter));
  }

  private TorchOperation batchNorm(Op.BatchNorm norm, boolean frozen) {
    TensorOptional weight = optional(norm.weight());
    TensorOptional bias = optional(norm.bias());
    TensorOptional mean = optional(norm.mean());
    TensorOptional variance = optional(norm.variance());
    double momentum = options.batchNormMomentum();
    return (in, pass, scratch) ->
        torch.batch_norm(
            in[0],
            weight,
            bias,
            mean,
            variance,
            pass == Pass.TRAIN && !frozen,
            momentum,
            norm.epsilon(),
            true);
  }

  private TorchOperation linear(Op.Linear linear) {
    Tensor weight = weights.get(linear.weight());
    TensorOptional bias = optional(linear.bias());
    double dropout = options.dropout();
    return (in, pass, scratch) -> {
      try (Tensor flat = in[0].flatten(1, -1);
          Tensor dropped = torch.dropout(flat, dropout, pass == Pass.TRAIN && dropout > 0)) {
        return torch.linear(dropped, weight, bias);
      }
    };
  }

  private TorchOperation withoutMatrix(Op op) {
    if (op instanceof Op.Activate activate) {
      return (in, pass, scratch) -> activate(activate, in[0], pass, scratch);
    }
    if (op instanceof Op.ScaleChannels) {
      return (in, pass, scratch) -> torch.mul(in[0], in[1]);
    }
    if (op instanceof Op.GlobalAveragePool) {
      ScalarTypeOptional same = new ScalarTypeOptional();
      return (in, pass, scratch) -> torch.mean(in[0], PIXELS, true, same);
    }
    if (op instanceof Op.AveragePool) {
      return (in, pass, scratch) -> torch.avg_pool2d(in[0], 2, 2);
    }
    if (op instanceof Op.LayerScale scale) {
      // A view, so that the gradient reaches the vector.
      return (in, pass, scratch) -> {
        try (Tensor factor = weights.get(scale.gamma()).view(1, -1, 1, 1)) {
          return torch.mul(in[0], factor);
        }
      };
    }
    if (op instanceof Op.BlurPool) {
      return new TorchBlur(type);
    }
    throw new IllegalArgumentException("libtorch has no form of " + op);
  }

  private static Tensor activate(Op.Activate op, Tensor x, Pass pass, boolean scratch) {
    boolean inPlace =
        scratch && (pass == Pass.EVALUATE || Activations.readsOutputOnly(op.function()));
    return Activations.apply(op.function(), x, inPlace);
  }
}
