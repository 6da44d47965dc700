package mobilenet.train.torch;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Parameter;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network that learns, with its optimiser and the average of its weights, in libtorch's memory.
 * Not thread-safe. Two trainers in one process disturb each other's random numbers, which libtorch
 * has once a process.
 */
public final class TorchTrainer implements AutoCloseable {
  private final TrainingSetup setup;
  private final Architecture architecture;
  private final Objective objective;
  private final PointerScope memory;
  private final TrainedNetwork network;
  private final Gradients gradients;
  private final WeightUpdate update;
  private final TorchNetwork evaluated;
  private final PhaseTimes times = new PhaseTimes();

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
    this.setup = setup;
    this.architecture = setup.architecture();
    this.objective = objective;
    LibTorch.load();
    Graph graph = Lowering.lower(architecture);
    memory = new PointerScope();
    boolean complete = false;
    try {
      ParameterStore weights = new ParameterStore(graph, setup.layers().frozen(), ScalarType.Float);
      for (Parameter parameter : graph.parameters().values()) {
        weights.set(parameter, initial.read(parameter.key()));
      }
      network = new TrainedNetwork(setup, graph, weights);
      gradients = new Gradients(weights, reduction, setup.clipNorm());
      update = new WeightUpdate(setup, graph, weights);
      evaluated = new TorchNetwork(graph, update.evaluated(), NetworkOptions.PLAIN);
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
  @SuppressWarnings("try") // Scopes act by being there.
  public StepResult step(float[] images, float[] targets, int count, double rate, long seed) {
    torch.manual_seed(seed);
    double loss = 0;
    int correct = 0;
    gradients.clear();
    // Batch norm has no statistics of a single image.
    int parts = Math.max(1, Math.min(setup.accumulation(), count / 2));
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) count * part / parts);
      int to = (int) ((long) count * (part + 1) / parts);
      try (PointerScope own = new PointerScope()) {
        PartResult result =
            learn(
                new BatchPart(
                    images(images, from, to - from), rows(targets, from, to - from), count));
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
  private PartResult learn(BatchPart part) {
    long start = System.nanoTime();
    Objective.Loss loss = objective.loss(network::logits, part);
    float value = loss.value().item_float();
    long middle = System.nanoTime();
    if (!Float.isFinite(value)) {
      throw network.nonFinite(part.images());
    }
    loss.value().backward();
    times.add(middle - start, System.nanoTime() - middle);
    return new PartResult(value, loss.correct());
  }

  /**
   * Logits of images, by the average of the weights where there is one.
   *
   * @param images count × height × width × channels
   * @return count × classes
   */
  @SuppressWarnings("try")
  public float[] logits(float[] images, int count) {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      return Tensors.read(evaluated.forward(images(images, 0, count), Pass.EVALUATE));
    }
  }

  private Tensor images(float[] images, int from, int count) {
    int size = architecture.input().size();
    int channels = architecture.input().channels();
    int length = size * size * channels;
    return Tensors.images(
        slice(images, from * length, count * length), count, size, size, channels);
  }

  private Tensor rows(float[] targets, int from, int count) {
    int classes = architecture.classes();
    return Tensors.of(slice(targets, from * classes, count * classes), count, classes);
  }

  private static float[] slice(float[] values, int from, int length) {
    return from == 0 && length == values.length
        ? values
        : Arrays.copyOfRange(values, from, from + length);
  }

  /** The average of the weights where there is one, otherwise the weights, by timm's names. */
  @SuppressWarnings("try")
  public WeightSource weights() {
    try (PointerScope own = new PointerScope()) {
      return update.evaluated().read();
    }
  }

  /** Updates so far. */
  public long updates() {
    return update.updates();
  }

  /** Where the time went so far. */
  public PhaseTimes times() {
    return times;
  }

  /** Everything that the next update depends on, but {@link #updates()}. */
  @SuppressWarnings("try")
  public Map<String, float[]> state() {
    try (PointerScope own = new PointerScope()) {
      Map<String, float[]> values = new LinkedHashMap<>();
      update.state().forEach((name, tensor) -> values.put(name, Tensors.read(tensor)));
      return values;
    }
  }

  /**
   * Goes back to a state.
   *
   * @param values of {@link #state()} of a trainer with the same setup
   * @param updates that had been made
   * @throws IllegalArgumentException if the values are of another setup
   */
  @SuppressWarnings("try")
  public void restore(Map<String, float[]> values, long updates) {
    Map<String, Tensor> tensors = update.state();
    if (!tensors.keySet().equals(values.keySet())) {
      throw new IllegalArgumentException(
          "the state has " + values.keySet() + ", expected " + tensors.keySet());
    }
    try (PointerScope own = new PointerScope()) {
      tensors.forEach(
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

  @Override
  public void close() {
    memory.close();
  }
}
