package mobilenet.bench.peer;

import mobilenet.architecture.Activation;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.graph.pass.BoundGraph;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Packs operations for libtorch. */
final class TorchOperations {
  private static final long[] PIXELS = {2, 3};

  private final BoundGraph bound;

  TorchOperations(BoundGraph bound) {
    this.bound = bound;
  }

  private TensorOptional vector(Parameter parameter) {
    return TorchTensors.vector(bound.value(parameter));
  }

  TorchOperation prepare(Op op) {
    if (op instanceof Op.Convolution conv) {
      return convolution(conv);
    }
    if (op instanceof Op.Attention attention) {
      return new TorchAttention(attention);
    }
    if (op instanceof Op.Linear linear) {
      Tensor weight =
          Tensor.create(bound.value(linear.weight()), linear.outChannels(), linear.inChannels());
      TensorOptional bias = vector(linear.bias());
      return in -> {
        try (Tensor flat = in[0].flatten(1, -1)) {
          return torch.linear(flat, weight, bias);
        }
      };
    }
    if (op instanceof Op.BatchNorm n) {
      TensorOptional weight = vector(n.weight());
      TensorOptional bias = vector(n.bias());
      TensorOptional mean = vector(n.mean());
      TensorOptional variance = vector(n.variance());
      return in ->
          torch.batch_norm(in[0], weight, bias, mean, variance, false, 0, n.epsilon(), true);
    }
    return withoutMatrix(op);
  }

  private TorchOperation withoutMatrix(Op op) {
    if (op instanceof Op.Activate activate) {
      return in -> activate(activate.function(), in[0].clone());
    }
    if (op instanceof Op.Add) {
      return in -> torch.add(in[0], in[1]);
    }
    if (op instanceof Op.ScaleChannels) {
      return in -> torch.mul(in[0], in[1]);
    }
    if (op instanceof Op.GlobalAveragePool) {
      ScalarTypeOptional same = new ScalarTypeOptional();
      return in -> torch.mean(in[0], PIXELS, true, same);
    }
    if (op instanceof Op.AveragePool) {
      return in -> torch.avg_pool2d(in[0], 2, 2);
    }
    if (op instanceof Op.LayerScale scale) {
      float[] gamma = bound.value(scale.gamma());
      Tensor factor = Tensor.create(gamma, 1, gamma.length, 1, 1);
      return in -> torch.mul(in[0], factor);
    }
    if (op instanceof Op.BlurPool) {
      return new TorchBlur();
    }
    throw new IllegalArgumentException("libtorch has no form of " + op);
  }

  private TorchOperation convolution(Op.Convolution conv) {
    TensorOptional bias = conv.bias().map(this::vector).orElseGet(TensorOptional::new);
    TorchOperation sum = new TorchConvolution(conv, bound.value(conv.weight()), bias);
    return in -> {
      Tensor x = activate(conv.activation(), sum.run(in));
      return conv.residual() ? TorchOperation.inPlace(x, x.add_(in[1])) : x;
    };
  }

  private static Tensor activate(Activation function, Tensor x) {
    return switch (function) {
      case IDENTITY -> x;
      case RELU -> TorchOperation.inPlace(x, torch.relu_(x));
      case RELU6 -> TorchOperation.inPlace(x, torch.relu6_(x));
      case HARD_SWISH -> TorchOperation.inPlace(x, torch.hardswish_(x));
      case HARD_SIGMOID -> TorchOperation.inPlace(x, torch.hardsigmoid_(x));
      case SIGMOID -> TorchOperation.inPlace(x, torch.sigmoid_(x));
      case SWISH -> TorchOperation.inPlace(x, torch.silu_(x));
      case GELU -> TorchOperation.inPlace(x, torch.gelu_(x));
    };
  }
}
