package mobilenet.train.torch;

import java.util.Map;
import mobilenet.train.optimizer.OptimizerSpec;
import org.bytedeco.pytorch.Tensor;

/** Nesterov's momentum, as {@code torch.optim.SGD} has it. */
final class SgdUpdate implements Update {
  private final OptimizerSpec.Sgd spec;
  private final ParameterStore store;
  private final RateScales scales;
  private final Tensor momentum;

  SgdUpdate(OptimizerSpec.Sgd spec, ParameterStore store, RateScales scales) {
    this.spec = spec;
    this.store = store;
    this.scales = scales;
    this.momentum = Update.filled(store, 0);
  }

  @Override
  public void apply(double rate, long number) {
    Tensor gradient = store.gradients();
    Update.decay(gradient, store, spec.weightDecay());
    Update.scale(momentum, spec.momentum());
    Update.add(momentum, gradient, 1);
    Update.add(gradient, momentum, spec.momentum());
    scales.apply(gradient);
    Update.add(store.trainable(), gradient, -rate);
  }

  @Override
  public Map<String, Tensor> state() {
    return Map.of("momentum", momentum);
  }
}
