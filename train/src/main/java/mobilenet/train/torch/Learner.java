package mobilenet.train.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Weights that learn, with their gradients and optimiser, whichever network runs on them. */
final class Learner {
  private final TrainingSetup setup;
  private final BatchTensors tensors;
  private final Objective objective;
  private final Gradients gradients;
  private final WeightUpdate update;
  private final PhaseTimes times = new PhaseTimes();

  Learner(
      TrainingSetup setup,
      ParameterStore weights,
      Objective objective,
      GradientReduction reduction) {
    this.setup = setup;
    this.tensors = new BatchTensors(setup.architecture());
    this.objective = objective;
    this.gradients = new Gradients(weights, reduction, setup.clipNorm());
    this.update = new WeightUpdate(setup, weights);
  }

  /**
   * Learns from a batch.
   *
   * @param network on the weights, or on a part of them
   * @param rate learning rate
   * @param seed of dropout and drop path
   * @throws NonFiniteException if the loss or a gradient is not finite; what is learnt by gradients
   *     is as before, the statistics of batch norms may not be
   */
  @SuppressWarnings("try") // Scopes act by being there.
  StepResult step(TrainedNetwork network, TrainingBatch batch, double rate, long seed) {
    torch.manual_seed(seed);
    double loss = 0;
    int correct = 0;
    int count = batch.count();
    gradients.clear();
    int most = Math.max(1, count / TrainingBatch.FEWEST_IMAGES);
    int parts = Math.min(setup.accumulation(), most);
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) count * part / parts);
      int to = (int) ((long) count * (part + 1) / parts);
      try (PointerScope own = new PointerScope()) {
        PartResult result = learn(network, tensors.part(batch, from, to - from));
        loss += result.loss;
        correct += result.correct;
      }
    }
    long start = System.nanoTime();
    try (PointerScope own = new PointerScope()) {
      double norm = gradients.finish();
      update.apply(rate);
      times.addUpdate(System.nanoTime() - start);
      return new StepResult(loss, correct, norm);
    }
  }

  private record PartResult(double loss, int correct) {}

  /** Adds to the gradients. */
  private PartResult learn(TrainedNetwork network, BatchPart part) {
    long start = System.nanoTime();
    Objective.Loss loss = objective.loss(network::logits, part);
    float value = loss.value().item_float();
    long middle = System.nanoTime();
    if (!Float.isFinite(value)) {
      throw network.nonFinite(part.images());
    }
    loss.value().backward();
    network.collectGradients();
    times.add(middle - start, System.nanoTime() - middle);
    return new PartResult(value, loss.correct());
  }

  /** The weights to evaluate: the average where there is one. */
  ParameterStore evaluated() {
    return update.evaluated();
  }

  long updates() {
    return update.updates();
  }

  PhaseTimes times() {
    return times;
  }

  /** Everything that the next update depends on, but {@link #updates()}. */
  @SuppressWarnings("try")
  Map<String, float[]> state() {
    try (PointerScope own = new PointerScope()) {
      Map<String, float[]> values = new LinkedHashMap<>();
      update.state().forEach((name, tensor) -> values.put(name, Tensors.read(tensor)));
      return values;
    }
  }

  /**
   * Goes back to a state.
   *
   * @throws IllegalArgumentException if the values are of another setup
   */
  @SuppressWarnings("try")
  void restore(Map<String, float[]> values, long updates) {
    Map<String, Tensor> parts = update.state();
    if (!parts.keySet().equals(values.keySet())) {
      throw new IllegalArgumentException(
          "the state has " + values.keySet() + ", expected " + parts.keySet());
    }
    try (PointerScope own = new PointerScope()) {
      parts.forEach(
          (name, tensor) -> {
            float[] given = values.get(name);
            if (given == null || given.length != tensor.numel()) {
              throw new IllegalArgumentException(
                  "the state's "
                      + name
                      + " does not have the "
                      + tensor.numel()
                      + " values expected");
            }
            if (given.length > 0) {
              tensor.copy_(Tensors.of(given, given.length));
            }
          });
    }
    update.restore(updates);
  }
}
