package mobilenet.train.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How far a network's answers are from a teacher's: {@code T² · KL(q ‖ p)} with {@code p =
 * softmax(z / T)} of the network and {@code q} of the teacher. T² keeps the size of the gradient,
 * {@code T · (p − q)}, when T changes (Hinton et al. 2015, section 2.1).
 *
 * <p>In double precision: at high temperatures, p and q differ in the last digits of a float.
 */
final class SoftDivergence {
  private SoftDivergence() {}

  /**
   * The sum over images, divided.
   *
   * @param logits N×K, of the network
   * @param teacher N×K, of which no gradient is taken
   * @param temperature T, above 0
   * @param divisor images of the whole update, of which this may be a part
   */
  static Tensor of(Tensor logits, Tensor teacher, double temperature, double divisor) {
    try (Tensor student = logProbabilities(logits, temperature);
        Tensor wanted = logProbabilities(teacher, temperature);
        Tensor shares = wanted.exp();
        Tensor difference = torch.sub(wanted, student);
        Tensor products = torch.mul(shares, difference);
        Tensor sum = products.sum();
        Scalar factor = new Scalar(temperature * temperature / divisor)) {
      return sum.mul(factor);
    }
  }

  private static Tensor logProbabilities(Tensor logits, double temperature) {
    try (Tensor doubles = logits.to(ScalarType.Double);
        Scalar divisor = new Scalar(temperature);
        Tensor tempered = doubles.div(divisor)) {
      return torch.log_softmax(tempered, 1);
    }
  }
}
