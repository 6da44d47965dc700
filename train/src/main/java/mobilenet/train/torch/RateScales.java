package mobilenet.train.torch;

import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Factors on the learning rate of each weight: layer-wise decay in fine-tuning. */
final class RateScales {
  /** Every weight learns at the same rate. */
  static final RateScales UNIFORM = new RateScales(new Tensor[0]);

  private final Tensor[] factors;

  private RateScales(Tensor[] factors) {
    this.factors = factors;
  }

  /**
   * Factors by parameter.
   *
   * @param factor of a parameter's key
   */
  static RateScales of(ParameterStore store, ToDoubleFunction<String> factor) {
    Tensor all = torch.ones_like(store.trainable());
    long offset = 0;
    for (String key : store.trainableKeys()) {
      long elements = store.parameter(key).elementCount();
      try (Tensor part = all.narrow(0, offset, elements)) {
        Update.scale(part, factor.applyAsDouble(key));
      }
      offset += elements;
    }
    return new RateScales(new Tensor[] {all});
  }

  /** Scales a step before the learning rate is applied. */
  void apply(Tensor step) {
    for (Tensor all : factors) {
      Tensors.inPlace(step, step.mul_(all));
    }
  }
}
