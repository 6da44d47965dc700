package mobilenet.train.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mobilenet.train.optimizer.AverageSpec;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * From gradients to new weights: the optimiser, and the average of the weights where one is kept.
 */
final class WeightUpdate {
  private final ParameterStore weights;
  private final Update update;
  private final Optional<Average> average;
  private long updates;

  /** The average's rule and where it lies. */
  private record Average(AverageSpec spec, ParameterStore store) {}

  WeightUpdate(TrainingSetup setup, ParameterStore weights) {
    TrainingSetup.LayerRules layers = setup.layers();
    this.weights = weights;
    this.update = Updates.of(setup.optimizer(), weights, RateScales.of(weights, layers.rate()));
    this.average =
        setup
            .average()
            .map(
                spec ->
                    new Average(
                        spec,
                        new ParameterStore(
                            weights.parameters(), layers.frozen(), ScalarType.Float)));
    average.ifPresent(a -> a.store.copyFrom(weights));
  }

  /**
   * Changes the weights.
   *
   * @param rate learning rate
   */
  void apply(double rate) {
    updates++;
    update.apply(rate, updates);
    average.ifPresent(this::follow);
  }

  private void follow(Average target) {
    double decay = target.spec.decayAt(updates);
    lerp(target.store.trainable(), weights.trainable(), 1 - decay);
    lerp(target.store.buffers(), weights.buffers(), 1 - decay);
  }

  private static void lerp(Tensor target, Tensor source, double share) {
    Update.scale(target, 1 - share);
    Update.add(target, source, share);
  }

  /** The weights to evaluate: the average where there is one. */
  ParameterStore evaluated() {
    return average.map(Average::store).orElse(weights);
  }

  long updates() {
    return updates;
  }

  /** As after {@code updates} updates. */
  void restore(long updates) {
    this.updates = updates;
  }

  /** Everything that the next update depends on, but how many there were. */
  Map<String, Tensor> state() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weights", weights.trainable());
    tensors.put("buffers", weights.buffers());
    tensors.put("frozen", weights.frozen());
    average.ifPresent(
        a -> {
          tensors.put("average.weights", a.store.trainable());
          tensors.put("average.buffers", a.store.buffers());
        });
    update.state().forEach((name, tensor) -> tensors.put("optimizer." + name, tensor));
    return tensors;
  }
}
