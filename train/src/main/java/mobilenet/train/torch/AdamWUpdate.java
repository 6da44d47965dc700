package mobilenet.train.torch;

import java.util.Map;
import mobilenet.train.optimizer.OptimizerSpec;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Adam with decoupled weight decay, as {@code torch.optim.AdamW} has it. */
final class AdamWUpdate implements Update {
  private final OptimizerSpec.AdamW spec;
  private final ParameterStore store;
  private final RateScales scales;
  private final Tensor mean;
  private final Tensor square;

  AdamWUpdate(OptimizerSpec.AdamW spec, ParameterStore store, RateScales scales) {
    this.spec = spec;
    this.store = store;
    this.scales = scales;
    this.mean = Update.filled(store, 0);
    this.square = Update.filled(store, 0);
  }

  @Override
  public void apply(double rate, long number) {
    Tensor gradient = store.gradients();
    Update.scale(mean, spec.beta1());
    Update.add(mean, gradient, 1 - spec.beta1());
    Update.scale(square, spec.beta2());
    double meanCorrection = 1 - Math.pow(spec.beta1(), (double) number);
    double squareCorrection = 1 - Math.pow(spec.beta2(), (double) number);
    try (Scalar share = new Scalar(1 - spec.beta2());
        Scalar correction = new Scalar(1 / Math.sqrt(squareCorrection));
        Scalar epsilon = new Scalar(spec.epsilon());
        Tensor root = squareRoot(gradient, share)) {
      Tensors.inPlace(root, root.mul_(correction));
      Tensors.inPlace(root, root.add_(epsilon));
      try (Tensor step = mean.div(root)) {
        Update.scale(step, 1 / meanCorrection);
        Update.decay(step, store, spec.weightDecay());
        scales.apply(step);
        Update.add(store.trainable(), step, -rate);
      }
    }
  }

  private Tensor squareRoot(Tensor gradient, Scalar share) {
    Tensors.inPlace(square, square.addcmul_(gradient, gradient, share));
    return square.sqrt();
  }

  @Override
  public Map<String, Tensor> state() {
    return Map.of("mean", mean, "square", square);
  }
}
