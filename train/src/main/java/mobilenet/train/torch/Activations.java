package mobilenet.train.torch;

import mobilenet.architecture.Activation;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Element-wise functions. */
final class Activations {
  private Activations() {}

  /**
   * Whether the backward pass needs the output alone, so that the input may be overwritten in
   * training as well.
   */
  static boolean readsOutputOnly(Activation function) {
    return switch (function) {
      case IDENTITY, RELU, SIGMOID -> true;
      case RELU6, HARD_SWISH, HARD_SIGMOID, SWISH, GELU -> false;
    };
  }

  /**
   * The function of {@code x}.
   *
   * @param inPlace whether {@code x} may be overwritten; it is then what is returned
   */
  static Tensor apply(Activation function, Tensor x, boolean inPlace) {
    if (inPlace) {
      return switch (function) {
        case IDENTITY -> x;
        case RELU -> Tensors.inPlace(x, torch.relu_(x));
        case RELU6 -> Tensors.inPlace(x, torch.relu6_(x));
        case HARD_SWISH -> Tensors.inPlace(x, torch.hardswish_(x));
        case HARD_SIGMOID -> Tensors.inPlace(x, torch.hardsigmoid_(x));
        case SIGMOID -> Tensors.inPlace(x, torch.sigmoid_(x));
        case SWISH -> Tensors.inPlace(x, torch.silu_(x));
        case GELU -> Tensors.inPlace(x, torch.gelu_(x));
      };
    }
    return switch (function) {
      case IDENTITY -> x;
      case RELU -> torch.relu(x);
      case RELU6 -> torch.relu6(x);
      case HARD_SWISH -> torch.hardswish(x);
      case HARD_SIGMOID -> torch.hardsigmoid(x);
      case SIGMOID -> torch.sigmoid(x);
      case SWISH -> torch.silu(x);
      case GELU -> torch.gelu(x);
    };
  }
}
