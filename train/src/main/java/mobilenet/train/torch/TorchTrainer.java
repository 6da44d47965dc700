package mobilenet.train.torch;

import java.io.IOException;
import java.util.Map;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network that learns, with its optimiser and the average of its weights, in libtorch's memory.
 * Not thread-safe. Two trainers in one process disturb each other's random numbers, which libtorch
 * has once a process.
 */
public final class TorchTrainer implements AutoCloseable {
  private final BatchTensors tensors;
  private final PointerScope memory;
  private final TrainedNetwork network;
  private final Learner learner;
  private final TorchNetwork evaluated;

  /**
   * Copies initial weights; learns what the setup says, alone.
   *
   * @param initial by timm's names
   * @throws IllegalArgumentException for settings out of range
   * @throws LibTorchException if libtorch cannot be used on this machine
   * @throws IOException if the weights cannot be read
   */
  public TorchTrainer(TrainingSetup setup, WeightSource initial) throws IOException {
    this(setup, initial, Objective.of(setup.objective()), GradientReduction.NONE);
  }

  /**
   * As {@link #TorchTrainer(TrainingSetup, WeightSource)}, with another objective, or together with
   * other workers.
   *
   * @param initial by timm's names
   * @param objective whose loss is made small
   * @param reduction called once an update
   * @throws IllegalArgumentException for settings out of range
   * @throws LibTorchException if libtorch cannot be used on this machine
   * @throws IOException if the weights cannot be read
   */
  public TorchTrainer(
      TrainingSetup setup, WeightSource initial, Objective objective, GradientReduction reduction)
      throws IOException {
    tensors = new BatchTensors(setup.architecture());
    LibTorch.load();
    Graph graph = Lowering.lower(setup.architecture());
    memory = new PointerScope();
    boolean complete = false;
    try {
      ParameterStore weights = new ParameterStore(graph, setup.layers().frozen(), ScalarType.Float);
      for (Parameter parameter : graph.parameters().values()) {
        weights.set(parameter, initial.read(parameter.key()));
      }
      network = new TrainedNetwork(setup, graph, weights);
      learner = new Learner(setup, weights, objective, reduction);
      evaluated = new TorchNetwork(graph, learner.evaluated(), NetworkOptions.PLAIN);
      complete = true;
    } finally {
      // Off the thread's stack of scopes, but alive until this trainer is closed, if it is one.
      if (complete) {
        memory.extend();
      }
      memory.close();
    }
  }

  /**
   * Learns from one batch.
   *
   * @param images count × height × width × channels
   * @param targets count × classes, probabilities
   * @param count images in the batch, at least 1
   * @param rate learning rate
   * @param seed of dropout and drop path
   * @throws NonFiniteException if the loss or a gradient is not finite; what is learnt by gradients
   *     is as before, the statistics of batch norms may not be
   */
  public StepResult step(float[] images, float[] targets, int count, double rate, long seed) {
    return step(TrainingBatch.of(images, targets, count), rate, seed);
  }

  /**
   * As {@link #step(float[], float[], int, double, long)}, with what a teacher says of the batch.
   *
   * @param rate learning rate
   * @param seed of dropout and drop path
   * @throws NonFiniteException if the loss or a gradient is not finite; what is learnt by gradients
   *     is as before, the statistics of batch norms may not be
   */
  public StepResult step(TrainingBatch batch, double rate, long seed) {
    return learner.step(network, batch, rate, seed);
  }

  /**
   * Logits of images, by the average of the weights where there is one.
   *
   * @param images count × height × width × channels
   * @return count × classes
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public float[] logits(float[] images, int count) {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      return Tensors.read(evaluated.forward(tensors.images(images, 0, count), Pass.EVALUATE));
    }
  }

  /** The average of the weights where there is one, otherwise the weights, by timm's names. */
  @SuppressWarnings("try")
  public WeightSource weights() {
    try (PointerScope own = new PointerScope()) {
      return learner.evaluated().read();
    }
  }

  /** Updates so far. */
  public long updates() {
    return learner.updates();
  }

  /** Where the time went so far. */
  public PhaseTimes times() {
    return learner.times();
  }

  /** Everything that the next update depends on, but {@link #updates()}. */
  public Map<String, float[]> state() {
    return learner.state();
  }

  /**
   * Goes back to a state.
   *
   * @param values of {@link #state()} of a trainer with the same setup
   * @param updates that had been made
   * @throws IllegalArgumentException if the values are of another setup
   */
  public void restore(Map<String, float[]> values, long updates) {
    learner.restore(values, updates);
  }

  @Override
  public void close() {
    memory.close();
  }
}
