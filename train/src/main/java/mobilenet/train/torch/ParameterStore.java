package mobilenet.train.torch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;
import mobilenet.weights.MapWeights;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * All parameters of a network in few flat tensors: what is learnt (the decayed part first), its
 * gradients, the statistics of batch norms, and what is frozen. Optimisers, averages and snapshots
 * then are a handful of operations, however many layers there are. Parameters are views.
 *
 * <p>Weights of convolutions lie channels-last, as oneDNN reads them.
 */
final class ParameterStore implements NetworkWeights {

  /** Where a parameter lies. */
  private enum Region {
    DECAYED,
    UNDECAYED,
    BUFFER,
    FROZEN
  }

  private final Map<String, Parameter> parameters;
  private final Map<String, Tensor> views = new LinkedHashMap<>();
  private final List<String> trainableKeys = new ArrayList<>();
  private final Tensor trainable;
  private final Tensor gradients;
  private final Tensor buffers;
  private final Tensor frozen;
  private final long decayed;
  private Optional<DecayMask> mask = Optional.empty();

  /**
   * Places the parameters of a graph; all values are 0.
   *
   * @param isFrozen parameters that are not learnt, and statistics that stay
   * @param type float32, or float64 where gradients are checked
   */
  ParameterStore(Graph graph, Predicate<Parameter> isFrozen, ScalarType type) {
    this(graph.parameters().values(), isFrozen, type);
  }

  /** As {@link #ParameterStore(Graph, Predicate, ScalarType)}, of parameters with unequal keys. */
  ParameterStore(Collection<Parameter> list, Predicate<Parameter> isFrozen, ScalarType type) {
    parameters = new LinkedHashMap<>();
    list.forEach(parameter -> parameters.put(parameter.key(), parameter));
    List<Parameter> all = List.copyOf(parameters.values());
    List<Parameter> learnt = new ArrayList<>(in(Region.DECAYED, all, isFrozen));
    decayed = elements(learnt);
    learnt.addAll(in(Region.UNDECAYED, all, isFrozen));
    List<Parameter> statistics = in(Region.BUFFER, all, isFrozen);
    List<Parameter> fixed = in(Region.FROZEN, all, isFrozen);
    trainable = zeros(learnt, type);
    gradients = zeros(learnt, type);
    buffers = zeros(statistics, type);
    frozen = zeros(fixed, type);
    place(learnt, trainable);
    learn(learnt);
    place(statistics, buffers);
    place(fixed, frozen);
  }

  private static List<Parameter> in(
      Region region, List<Parameter> all, Predicate<Parameter> isFrozen) {
    return all.stream().filter(parameter -> region(parameter, isFrozen) == region).toList();
  }

  private static Region region(Parameter parameter, Predicate<Parameter> isFrozen) {
    // Before the buffers, which are averaged: an average of what never changes is off by roundings.
    if (isFrozen.test(parameter)) {
      return Region.FROZEN;
    }
    if (!parameter.kind().isLearnt()) {
      return Region.BUFFER;
    }
    // timm's rule: vectors (norms, biases, layer scale) are not decayed.
    return parameter.shape().size() > 1 ? Region.DECAYED : Region.UNDECAYED;
  }

  private static long elements(List<Parameter> list) {
    return list.stream().mapToLong(Parameter::elementCount).sum();
  }

  private static Tensor zeros(List<Parameter> list, ScalarType type) {
    try (Tensor floats = torch.zeros(elements(list))) {
      return floats.to(type);
    }
  }

  private void place(List<Parameter> list, Tensor flat) {
    long offset = 0;
    for (Parameter parameter : list) {
      views.put(parameter.key(), view(flat, offset, parameter));
      offset += parameter.elementCount();
    }
  }

  /** Lets backward passes add to the flat gradients. */
  private void learn(List<Parameter> list) {
    long offset = 0;
    for (Parameter parameter : list) {
      Tensor view = get(parameter);
      view.set_requires_grad(true);
      view.mutable_grad().put(view(gradients, offset, parameter));
      trainableKeys.add(parameter.key());
      offset += parameter.elementCount();
    }
  }

  /** The part of a flat tensor that has a parameter's values, as its shape. */
  static Tensor view(Tensor flat, long offset, Parameter parameter) {
    List<Integer> shape = parameter.shape();
    Tensor part = flat.narrow(0, offset, parameter.elementCount()).detach();
    if (shape.size() == 4) {
      return part.view(shape.get(0), shape.get(2), shape.get(3), shape.get(1))
          .permute(0, 3, 1, 2)
          .detach();
    }
    return part.view(shape.stream().mapToLong(Integer::longValue).toArray()).detach();
  }

  @Override
  public Tensor get(Parameter parameter) {
    Tensor view = views.get(parameter.key());
    if (view == null) {
      throw new IllegalArgumentException("no parameter " + parameter.key() + " in this store");
    }
    return view;
  }

  @Override
  public ScalarType type() {
    return trainable.scalar_type();
  }

  /** Overwrites a parameter with row-major values. */
  void set(Parameter parameter, float[] values) {
    long[] shape = parameter.shape().stream().mapToLong(Integer::longValue).toArray();
    try (Tensor given = Tensors.of(values, shape);
        Tensor target = get(parameter).detach()) {
      target.copy_(given);
    }
  }

  /** Copies everything but gradients from a store of the same network. */
  void copyFrom(ParameterStore other) {
    trainable.copy_(other.trainable);
    buffers.copy_(other.buffers);
    frozen.copy_(other.frozen);
  }

  /** All parameters by timm's keys, copied. */
  MapWeights read() {
    Map<String, mobilenet.weights.Tensor> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters.values()) {
      float[] data = Tensors.read(get(parameter));
      values.put(parameter.key(), new mobilenet.weights.Tensor(parameter.shape(), data));
    }
    return new MapWeights(values);
  }

  /** Keys of what is learnt, in the order of {@link #trainable()}. */
  List<String> trainableKeys() {
    return trainableKeys;
  }

  /** All parameters, in the order in which they were given. */
  Collection<Parameter> parameters() {
    return parameters.values();
  }

  /** The parameter of a key. */
  Parameter parameter(String key) {
    Parameter parameter = parameters.get(key);
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter " + key + " in this store");
    }
    return parameter;
  }

  /** Everything that is learnt. */
  Tensor trainable() {
    return trainable;
  }

  /** Gradients of {@link #trainable()}; backward passes add to them. */
  Tensor gradients() {
    return gradients;
  }

  /** How many leading elements of {@link #trainable()} are subject to weight decay. */
  long decayed() {
    return decayed;
  }

  /** Lets those weights alone decay that a mask shows. */
  void decayWithin(DecayMask mask) {
    this.mask = Optional.of(mask);
  }

  /** The first {@link #decayed()} weights, with 0 for those that do not decay now. */
  Tensor decaying() {
    Tensor part = trainable.narrow(0, 0, decayed);
    if (mask.isEmpty()) {
      return part;
    }
    try (part) {
      return mask.get().of(part);
    }
  }

  /** Running statistics of all batch norms. */
  Tensor buffers() {
    return buffers;
  }

  /** What is not learnt. */
  Tensor frozen() {
    return frozen;
  }

  /** Gradient of one parameter. */
  Tensor gradient(String key) {
    return get(parameter(key)).grad();
  }
}
