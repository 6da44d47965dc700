package mobilenet.train.torch;

import java.util.Map;
import mobilenet.train.optimizer.OptimizerSpec;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** TensorFlow's RMSProp, as timm's {@code RMSpropTF} has it. */
final class RmsPropTfUpdate implements Update {
  private final OptimizerSpec.RmsPropTf spec;
  private final ParameterStore store;
  private final RateScales scales;
  private final Tensor square;
  private final Tensor momentum;

  RmsPropTfUpdate(OptimizerSpec.RmsPropTf spec, ParameterStore store, RateScales scales) {
    this.spec = spec;
    this.store = store;
    this.scales = scales;
    this.square = Update.filled(store, 1);
    this.momentum = Update.filled(store, 0);
  }

  @Override
  public void apply(double rate, long number) {
    Tensor gradient = store.gradients();
    Update.decay(gradient, store, spec.weightDecay());
    Update.scale(square, spec.decay());
    Update.scale(momentum, spec.momentum());
    try (Scalar share = new Scalar(1 - spec.decay());
        Scalar epsilon = new Scalar(spec.epsilon())) {
      Tensors.inPlace(square, square.addcmul_(gradient, gradient, share));
      try (Tensor shifted = square.add(epsilon);
          Tensor root = shifted.sqrt();
          Tensor step = gradient.div(root)) {
        scales.apply(step);
        Update.add(momentum, step, rate);
      }
    }
    Update.add(store.trainable(), momentum, -1);
  }

  @Override
  public Map<String, Tensor> state() {
    return Map.of("square", square, "momentum", momentum);
  }
}
