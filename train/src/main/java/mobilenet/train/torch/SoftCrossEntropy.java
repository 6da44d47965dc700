package mobilenet.train.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Cross-entropy against probabilities, which is what smoothed and mixed labels are. */
final class SoftCrossEntropy {
  private SoftCrossEntropy() {}

  /**
   * The sum over images of {@code −Σ target · log softmax(logits)}, divided.
   *
   * @param logits N×K, of the precision of the loss
   * @param targets N×K, each row adding up to 1
   * @param divisor images of the whole update, of which this may be a part
   */
  static Tensor of(Tensor logits, Tensor targets, double divisor) {
    try (Tensor logs = torch.log_softmax(logits, 1);
        Tensor products = torch.mul(logs, targets);
        Tensor sum = products.sum();
        Scalar factor = new Scalar(-1 / divisor)) {
      return sum.mul(factor);
    }
  }
}
