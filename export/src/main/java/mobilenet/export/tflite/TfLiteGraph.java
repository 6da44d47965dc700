package mobilenet.export.tflite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Collects tensors and operators. Names are made from those of this project's graph, so that a
 * viewer shows timm's.
 */
final class TfLiteGraph {
  private final List<TensorEntry> tensors = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Integer> inputs = new LinkedHashMap<>();
  private final Map<String, Integer> outputs = new LinkedHashMap<>();
  private final Set<Integer> computed = new HashSet<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final boolean anyBatch;
  private String scope = "";

  /**
   * An empty file.
   *
   * @param anyBatch whether it is for any number of images
   */
  TfLiteGraph(boolean anyBatch) {
    this.anyBatch = anyBatch;
  }

  /** Names what is added from now on. */
  void scope(String name) {
    scope = name;
  }

  /** Declares the input. */
  Value input(String name, TensorType type, Integer... shape) {
    taken.put(name, 1);
    Value value = tensor(name, Elements.of(type), List.of(shape), Optional.empty());
    inputs.put(name, value.index());
    return value;
  }

  /** Adds a weight. */
  Value weight(String key, float[] values, Integer... shape) {
    return constant(key, Elements.FLOATS, Contents.of(values), shape);
  }

  /** Adds values of any type that are known already. */
  Value constant(String key, Elements elements, Contents contents, Integer... shape) {
    return tensor(unique(key), elements, List.of(shape), Optional.of(contents));
  }

  /** Adds a number. */
  Value scalar(float value) {
    return weight(scope + "/constant", new float[] {value}, 1);
  }

  /** Adds dimensions, or what else an operator takes as integers. */
  Value integers(List<Integer> shape, int... values) {
    return tensor(
        unique(scope + "/integers"),
        Elements.of(TensorType.INT32),
        shape,
        Optional.of(Contents.of(values)));
  }

  /** Adds an operator of its first version that gives floats. */
  Value node(Operator operator, Options options, List<Value> in, List<Integer> shape) {
    return node(operator, 1, options, in, shape);
  }

  /** Adds an operator that gives floats. */
  Value node(Operator operator, int version, Options options, List<Value> in, List<Integer> shape) {
    return node(operator, version, options, in, shape, Elements.FLOATS);
  }

  /** Adds an operator that gives elements of any type. */
  Value node(
      Operator operator,
      int version,
      Options options,
      List<Value> in,
      List<Integer> shape,
      Elements elements) {
    String name = unique(scope + "/" + operator);
    Value result = tensor(name, elements, shape, Optional.empty());
    steps.add(
        new Step(
            operator, version, options, in.stream().map(Value::index).toList(), result.index()));
    computed.add(result.index());
    return result;
  }

  /** The same values in other dimensions. */
  Value reshape(Value x, List<Integer> shape) {
    int[] dimensions = shape.stream().mapToInt(Integer::intValue).toArray();
    // What is left: an interpreter whose input was resized to more images runs the file, too.
    dimensions[0] = -1;
    Value wanted = integers(List.of(dimensions.length), dimensions);
    return node(Operator.RESHAPE, new Options.None(), List.of(x, wanted), shape);
  }

  /**
   * Declares an output.
   *
   * @param shape of the output
   */
  void output(String name, Value value, List<Integer> shape) {
    scope = name;
    // An output is a tensor of its own: one that has two names would come out once.
    boolean free = computed.contains(value.index()) && !outputs.containsValue(value.index());
    Value result = free && value.shape().equals(shape) ? value : reshape(value, shape);
    tensors.set(result.index(), tensors.get(result.index()).named(unique(name)));
    outputs.put(name, result.index());
  }

  private Value tensor(
      String name, Elements elements, List<Integer> shape, Optional<Contents> contents) {
    // The first dimension of all that is no constant is the batch, or its images' rows in turn.
    boolean open = anyBatch && contents.isEmpty();
    tensors.add(
        new TensorEntry(name, elements.type(), shape, open, contents, elements.quantisation()));
    return new Value(tensors.size() - 1, shape);
  }

  private String unique(String name) {
    int before = taken.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  /**
   * The finished file.
   *
   * @param description of the network, for people
   */
  byte[] toBytes(String description, Map<String, byte[]> metadata) {
    return new ModelEncoder(tensors, steps, inputs, outputs).encode(description, metadata);
  }
}
