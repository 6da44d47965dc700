package mobilenet.train.torch;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mobilenet.architecture.Architecture;
import mobilenet.graph.Graph;
import mobilenet.graph.Lowering;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;
import mobilenet.train.optimizer.AverageSpec;
import mobilenet.train.recipe.Precision;
import mobilenet.weights.WeightSource;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network that learns, with its optimiser and the average of its weights, in libtorch's memory.
 * Not thread-safe. Two trainers in one process disturb each other's random numbers, which libtorch
 * has once a process.
 */
public final class TorchTrainer implements AutoCloseable {
  private final TrainingSetup setup;
  private final Architecture architecture;
  private final PointerScope memory = new PointerScope();
  private final ParameterStore weights;
  private final TorchNetwork network;
  private final Update update;
  private final Optional<ParameterStore> average;
  private final TorchNetwork averaged;
  private final PhaseTimes times = new PhaseTimes();
  private long updates;

  /**
   * Copies initial weights.
   *
   * @param initial by timm's names
   * @throws IllegalArgumentException for settings out of range
   * @throws LibTorchException if libtorch cannot be used on this machine
   * @throws IOException if the weights cannot be read
   */
  public TorchTrainer(TrainingSetup setup, WeightSource initial) throws IOException {
    this.setup = setup;
    this.architecture = setup.architecture();
    LibTorch.load();
    Graph graph = Lowering.lower(architecture);
    try {
      TrainingSetup.LayerRules layers = setup.layers();
      weights = new ParameterStore(graph, layers.frozen(), ScalarType.Float);
      for (Parameter parameter : graph.parameters().values()) {
        weights.set(parameter, initial.read(parameter.key()));
      }
      network = new TorchNetwork(graph, weights, options(graph));
      update = Updates.of(setup.optimizer(), weights, RateScales.of(weights, layers.rate()));
      average =
          setup.average().map(spec -> new ParameterStore(graph, layers.frozen(), ScalarType.Float));
      average.ifPresent(store -> store.copyFrom(weights));
      averaged = new TorchNetwork(graph, average.orElse(weights), NetworkOptions.PLAIN);
    } finally {
      // Off the thread's stack of scopes, but alive until this trainer is closed.
      memory.extend();
      memory.close();
    }
  }

  private NetworkOptions options(Graph graph) {
    TrainingSetup.LayerRules layers = setup.layers();
    Set<String> frozenNorms =
        graph.nodes().stream()
            .filter(
                node ->
                    node.op() instanceof Op.BatchNorm norm
                        && (layers.norms() == TrainingSetup.NormMode.RUNNING
                            || layers.frozen().test(norm.weight())))
            .map(node -> node.name())
            .collect(Collectors.toSet());
    return new NetworkOptions(
        setup.regularisation().dropout(),
        NetworkOptions.dropPaths(architecture, setup.regularisation().dropPath()),
        setup.regularisation().batchNormMomentum(),
        frozenNorms);
  }

  /**
   * Learns from one batch.
   *
   * @param images pictures × height × width × channels
   * @param targets pictures × classes, probabilities
   * @param pictures in the batch, at least 1
   * @param rate learning rate
   * @param seed of dropout and drop path
   * @throws NonFiniteException if the loss or a gradient is not finite; parameters are as before
   */
  @SuppressWarnings("try") // Scopes act by being there.
  public StepResult step(float[] images, float[] targets, int pictures, double rate, long seed) {
    torch.manual_seed(seed);
    double loss = 0;
    int correct = 0;
    Tensors.inPlace(weights.gradients(), weights.gradients().zero_());
    // Batch norm has no statistics of a single picture.
    int parts = Math.max(1, Math.min(setup.accumulation(), pictures / 2));
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) pictures * part / parts);
      int to = (int) ((long) pictures * (part + 1) / parts);
      PartResult result = learn(new Part(images, targets, from, to, pictures));
      loss += result.loss;
      correct += result.correct;
    }
    long start = System.nanoTime();
    try (PointerScope own = new PointerScope()) {
      double norm = gradientNorm();
      if (setup.clipNorm().isPresent() && norm > setup.clipNorm().get()) {
        Update.scale(weights.gradients(), setup.clipNorm().get() / norm);
      }
      updates++;
      update.apply(rate, updates);
      if (setup.average().isPresent() && average.isPresent()) {
        follow(average.get(), setup.average().get());
      }
      times.addUpdate(System.nanoTime() - start);
      return new StepResult(loss, correct, norm);
    }
  }

  /** Pictures {@code from} to {@code to} of an update of {@code total}. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Part(float[] images, float[] targets, int from, int to, int total) {
    int count() {
      return to - from;
    }
  }

  private record PartResult(double loss, int correct) {}

  @SuppressWarnings("try")
  private PartResult learn(Part part) {
    long start = System.nanoTime();
    try (PointerScope own = new PointerScope()) {
      Tensor batch = pictures(part.images, part.from, part.count());
      Tensor targets = rows(part.targets, part.from, part.count());
      Tensor logits = autocast(batch).to(ScalarType.Float);
      Tensor loss = SoftCrossEntropy.of(logits, targets, part.total);
      float value = loss.item_float();
      long middle = System.nanoTime();
      if (!Float.isFinite(value)) {
        throw nonFinite(batch);
      }
      loss.backward();
      times.add(middle - start, System.nanoTime() - middle);
      return new PartResult(value, correct(Tensors.read(logits.detach()), part));
    }
  }

  private Tensor autocast(Tensor batch) {
    if (setup.precision() == Precision.FLOAT32) {
      return network.forward(batch, Pass.TRAIN);
    }
    torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
    torch.set_autocast_enabled(DeviceType.CPU, true);
    try {
      return network.forward(batch, Pass.TRAIN);
    } finally {
      torch.set_autocast_enabled(DeviceType.CPU, false);
      // Casts of weights are cached until told otherwise, and the weights are about to change.
      torch.clear_cache();
    }
  }

  private int correct(float[] logits, Part part) {
    int classes = architecture.classes();
    int correct = 0;
    for (int i = 0; i < part.count(); i++) {
      int likeliest = argmax(logits, i * classes, classes);
      correct += likeliest == argmax(part.targets, (part.from + i) * classes, classes) ? 1 : 0;
    }
    return correct;
  }

  private static int argmax(float[] values, int offset, int length) {
    int best = 0;
    for (int i = 1; i < length; i++) {
      best = values[offset + i] > values[offset + best] ? i : best;
    }
    return best;
  }

  private NonFiniteException nonFinite(Tensor batch) {
    String where =
        weights.trainableKeys().stream()
            .filter(key -> !TorchNetwork.isFinite(weights.get(weights.parameter(key)).detach()))
            .findFirst()
            .map(key -> "the weight " + key + " is not finite")
            .or(
                () ->
                    network
                        .firstNonFinite(batch, Pass.TRAIN)
                        .map(layer -> "the first such feature map is that of " + layer))
            .orElse("every feature map is finite");
    return new NonFiniteException("the loss is not finite: " + where);
  }

  private double gradientNorm() {
    double norm = torch.linalg_vector_norm(weights.gradients()).item_double();
    if (!Double.isFinite(norm)) {
      String key =
          weights.trainableKeys().stream()
              .filter(name -> !TorchNetwork.isFinite(weights.gradient(name)))
              .findFirst()
              .orElse("all parameters together");
      throw new NonFiniteException("the gradient of " + key + " is not finite");
    }
    return norm;
  }

  private void follow(ParameterStore target, AverageSpec spec) {
    double decay = spec.decayAt(updates);
    lerp(target.trainable(), weights.trainable(), 1 - decay);
    lerp(target.buffers(), weights.buffers(), 1 - decay);
  }

  private static void lerp(Tensor target, Tensor source, double share) {
    Update.scale(target, 1 - share);
    Update.add(target, source, share);
  }

  /**
   * Logits of pictures, by the average of the weights where there is one.
   *
   * @param images pictures × height × width × channels
   * @return pictures × classes
   */
  @SuppressWarnings("try")
  public float[] logits(float[] images, int pictures) {
    try (PointerScope own = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      return Tensors.read(averaged.forward(pictures(images, 0, pictures), Pass.EVALUATE));
    }
  }

  private Tensor pictures(float[] images, int from, int count) {
    int size = architecture.input().size();
    int channels = architecture.input().channels();
    int length = size * size * channels;
    return Tensors.pictures(
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
      return average.orElse(weights).read();
    }
  }

  /** Updates so far. */
  public long updates() {
    return updates;
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
      tensors().forEach((name, tensor) -> values.put(name, Tensors.read(tensor)));
      return values;
    }
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("weights", weights.trainable());
    tensors.put("buffers", weights.buffers());
    tensors.put("frozen", weights.frozen());
    average.ifPresent(
        store -> {
          tensors.put("average.weights", store.trainable());
          tensors.put("average.buffers", store.buffers());
        });
    update.state().forEach((name, tensor) -> tensors.put("optimizer." + name, tensor));
    return tensors;
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
    Map<String, Tensor> tensors = tensors();
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
    this.updates = updates;
  }

  @Override
  public void close() {
    memory.close();
  }
}
