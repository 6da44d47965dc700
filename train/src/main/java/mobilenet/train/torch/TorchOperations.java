package mobilenet.train.torch;

import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.OpVisitor;
import mobilenet.graph.Parameter;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Turns the nodes of a graph into operations of libtorch. */
final class TorchOperations {
  private static final long[] PIXELS = {2, 3};

  private final NetworkWeights weights;
  private final NetworkOptions options;
  private final ScalarType type;

  TorchOperations(NetworkWeights weights, NetworkOptions options) {
    this.weights = weights;
    this.options = options;
    this.type = weights.type();
  }

  TorchOperation prepare(Node node) {
    return node.op().accept(new OfNode(node));
  }

  private TensorOptional optional(Parameter parameter) {
    return Tensors.optional(weights.get(parameter));
  }

  private TorchOperation batchNorm(Op.BatchNorm norm, boolean frozen) {
    TensorOptional weight = optional(norm.weight());
    TensorOptional bias = optional(norm.bias());
    TensorOptional mean = optional(norm.mean());
    TensorOptional variance = optional(norm.variance());
    TensorOptional none = new TensorOptional();
    double momentum = options.batchNormMomentum();
    return (in, pass, scratch) -> {
      // Without running statistics, libtorch has none to change.
      boolean keeps = pass == Pass.BATCH_STATISTICS && !frozen;
      return torch.batch_norm(
          in[0],
          weight,
          bias,
          keeps ? none : mean,
          keeps ? none : variance,
          pass.hasBatchStatistics() && !frozen,
          momentum,
          norm.epsilon(),
          true);
    };
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

  private static Tensor activate(Op.Activate op, Tensor x, Pass pass, boolean scratch) {
    boolean inPlace = scratch && (pass != Pass.TRAIN || Activations.readsOutputOnly(op.function()));
    return Activations.apply(op.function(), x, inPlace);
  }

  /** The operation of one node. */
  private final class OfNode implements OpVisitor<TorchOperation> {
    private final Node node;

    OfNode(Node node) {
      this.node = node;
    }

    @Override
    public String consumer() {
      return "libtorch";
    }

    @Override
    public TorchOperation input(Op.Input op) {
      return (in, pass, scratch) -> in[0];
    }

    @Override
    public TorchOperation convolution(Op.Convolution op) {
      TensorOptional bias =
          op.bias().map(TorchOperations.this::optional).orElseGet(TensorOptional::new);
      return new TorchConvolution(op, weights.get(op.weight()), bias);
    }

    @Override
    public TorchOperation batchNorm(Op.BatchNorm op) {
      return TorchOperations.this.batchNorm(op, options.frozenNorms().contains(node.name()));
    }

    @Override
    public TorchOperation activate(Op.Activate op) {
      return (in, pass, scratch) -> TorchOperations.activate(op, in[0], pass, scratch);
    }

    @Override
    public TorchOperation add(Op.Add op) {
      double rate = options.dropPaths().getOrDefault(node.section(), 0.0);
      return (in, pass, scratch) -> DropPath.add(in[0], in[1], rate, pass);
    }

    @Override
    public TorchOperation globalAveragePool(Op.GlobalAveragePool op) {
      ScalarTypeOptional same = new ScalarTypeOptional();
      return (in, pass, scratch) -> torch.mean(in[0], PIXELS, true, same);
    }

    @Override
    public TorchOperation scaleChannels(Op.ScaleChannels op) {
      return (in, pass, scratch) -> torch.mul(in[0], in[1]);
    }

    @Override
    public TorchOperation layerScale(Op.LayerScale op) {
      // A view, so that the gradient reaches the vector.
      return (in, pass, scratch) -> {
        try (Tensor factor = weights.get(op.gamma()).view(1, -1, 1, 1)) {
          return torch.mul(in[0], factor);
        }
      };
    }

    @Override
    public TorchOperation averagePool(Op.AveragePool op) {
      return (in, pass, scratch) -> torch.avg_pool2d(in[0], 2, 2);
    }

    @Override
    public TorchOperation blurPool(Op.BlurPool op) {
      return new TorchBlur(type);
    }

    @Override
    public TorchOperation attention(Op.Attention op) {
      return new TorchAttention(op);
    }

    @Override
    public TorchOperation linear(Op.Linear op) {
      return TorchOperations.this.linear(op);
    }
  }
}
