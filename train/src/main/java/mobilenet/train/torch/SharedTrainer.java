package mobilenet.train.torch;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import mobilenet.graph.Parameter;
import mobilenet.train.recipe.ObjectiveSpec;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Weights that many networks share, with their optimiser, in libtorch's memory. Each step is of one
 * network, which runs alone: it reads the leading parts of the shared weights that are its own, and
 * its gradients are added to the same parts of the shared gradients. All others are 0, and weight
 * decay leaves the weights outside these parts alone; the optimiser's moments go on for all
 * weights, so that those which a network did not have still move by their momentum.
 *
 * <p>Not thread-safe. Two trainers in one process disturb each other's random numbers, which
 * libtorch has once a process.
 */
public final class SharedTrainer implements AutoCloseable {
  private final TrainingSetup setup;
  private final BatchTensors tensors;
  private final PointerScope memory;
  private final ParameterStore weights;
  private final DecayMask mask;
  private final Learner learner;

  /**
   * Copies initial weights.
   *
   * @param setup of all networks; its own network has the input and classes that all have
   * @param parameters that are shared, of their largest shapes
   * @param initial by the shared keys
   * @throws IllegalArgumentException for settings out of range, frozen layers, or an objective that
   *     asks a teacher
   * @throws LibTorchException if libtorch cannot be used on this machine
   * @throws IOException if the weights cannot be read
   */
  public SharedTrainer(TrainingSetup setup, Collection<Parameter> parameters, WeightSource initial)
      throws IOException {
    if (setup.objective() instanceof ObjectiveSpec.Distillation) {
      throw new IllegalArgumentException(
          "shared weights learn from labels alone; leave distillation out of the recipe");
    }
    this.setup = setup;
    tensors = new BatchTensors(setup.architecture());
    LibTorch.load();
    memory = new PointerScope();
    boolean complete = false;
    try {
      weights = new ParameterStore(parameters, setup.layers().frozen(), ScalarType.Float);
      for (Parameter parameter : parameters) {
        weights.set(parameter, initial.read(parameter.key()));
      }
      mask = new DecayMask(weights);
      weights.decayWithin(mask);
      learner =
          new Learner(setup, weights, Objective.of(setup.objective()), GradientReduction.NONE);
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
   * Lets one network learn from one batch.
   *
   * @param network whose parameters are parts of the shared ones
   * @param images count × height × width × channels
   * @param targets count × classes, probabilities
   * @param rate learning rate
   * @param seed of dropout and drop path
   * @throws NonFiniteException if the loss or a gradient is not finite; what is learnt by gradients
   *     is as before, the statistics of batch norms may not be
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public StepResult step(
      SharedNetwork network, float[] images, float[] targets, double rate, long seed) {
    try (PointerScope own = new PointerScope()) {
      Windows windows = new Windows(network, weights);
      mask.clear();
      network
          .graph()
          .parameters()
          .values()
          .forEach(parameter -> mask.show(network.sharedKey(parameter), parameter));
      int count = targets.length / setup.architecture().classes();
      return learner.step(
          new TrainedNetwork(
              setup.withArchitecture(network.architecture()), network.graph(), windows),
          TrainingBatch.of(images, targets, count),
          rate,
          seed);
    }
  }

  /**
   * Logits of images by the statistics of this very batch, as in training; nothing changes.
   *
   * @param images count × height × width × channels
   * @return count × classes
   */
  @SuppressWarnings("try")
  public float[] logits(SharedNetwork network, float[] images, int count) {
    try (PointerScope own = new PointerScope()) {
      Windows windows = new Windows(network, weights);
      TorchNetwork path = new TorchNetwork(network.graph(), windows, NetworkOptions.PLAIN);
      try (InferenceMode mode = new InferenceMode(true)) {
        return Tensors.read(path.forward(tensors.images(images, 0, count), Pass.BATCH_STATISTICS));
      }
    }
  }

  /**
   * Copies a network out of the shared weights, or of their average where there is one. Its batch
   * norms have no statistics yet.
   */
  @SuppressWarnings("try")
  public ExtractedNetwork extract(SharedNetwork network) {
    try (PointerScope own = new PointerScope()) {
      return new ExtractedNetwork(network, new Windows(network, learner.evaluated()));
    }
  }

  /** Steps so far. */
  public long updates() {
    return learner.updates();
  }

  /** Where the time went so far. */
  public PhaseTimes times() {
    return learner.times();
  }

  /** Everything that the next step depends on, but {@link #updates()}. */
  public Map<String, float[]> state() {
    return learner.state();
  }

  /**
   * Goes back to a state.
   *
   * @param values of {@link #state()} of a trainer with the same setup and shared parameters
   * @param updates that had been made
   * @throws IllegalArgumentException if the values are of another setup
   */
  public void restore(Map<String, float[]> values, long updates) {
    learner.restore(values, updates);
  }

  /** The shared weights themselves. */
  ParameterStore store() {
    return weights;
  }

  @Override
  public void close() {
    memory.close();
  }
}
