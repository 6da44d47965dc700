package mobilenet.graph.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mobilenet.graph.Graph;
import mobilenet.graph.Node;
import mobilenet.graph.Op;
import mobilenet.graph.Parameter;

/**
 * Builds the rewritten graph node by node. Every old node is kept, replaced, or made an alias of
 * another; old indices of inputs and taps are translated.
 */
final class Rewriter {
  private final BoundGraph source;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, Supplier<float[]>> values = new HashMap<>();
  private final int[] newIndex;
  private final int[] readers;

  Rewriter(BoundGraph source) {
    this.source = source;
    this.newIndex = new int[source.graph().nodes().size()];
    Arrays.fill(newIndex, -1);
    this.readers = source.graph().readerCounts();
  }

  /** Whether only one node reads this one, and no tap does. */
  boolean hasOneReader(int node) {
    return readers[node] == 1 && !source.graph().taps().containsValue(node);
  }

  /** The operation of an old node. */
  Op op(int node) {
    return source.graph().nodes().get(node).op();
  }

  /** Copies old node {@code index} with its parameters' values. */
  void keep(int index) {
    Node node = source.graph().nodes().get(index);
    emitWithValues(index, node.op(), node.inputs());
  }

  /** As {@link #emit}, for an operation whose parameters keep their old values. */
  void emitWithValues(int index, Op op, List<Integer> oldInputs) {
    if (source.hasValues()) {
      for (Parameter parameter : op.parameters()) {
        setValue(parameter, () -> source.value(parameter));
      }
    }
    emit(index, op, oldInputs);
  }

  /** Puts {@code op} in the place of old node {@code index}, reading the given old nodes. */
  void emit(int index, Op op, List<Integer> oldInputs) {
    List<Integer> inputs = oldInputs.stream().map(i -> newIndex[i]).toList();
    nodes.add(source.graph().nodes().get(index).with(op, inputs));
    newIndex[index] = nodes.size() - 1;
  }

  /** Lets readers of old node {@code index} read old node {@code other}. */
  void alias(int index, int other) {
    newIndex[index] = newIndex[other];
  }

  /**
   * Says what the value of a parameter of an emitted operation is: of held values computed now, of
   * others whenever somebody asks.
   */
  void setValue(Parameter parameter, Supplier<float[]> value) {
    if (source.holdsValues()) {
      float[] now = value.get();
      values.put(parameter.key(), () -> now);
    } else {
      values.put(parameter.key(), value);
    }
  }

  BoundGraph build() {
    Map<String, Integer> taps = new LinkedHashMap<>();
    source.graph().taps().forEach((name, node) -> taps.put(name, newIndex[node]));
    Graph graph = new Graph(nodes, taps);
    if (!source.hasValues()) {
      return BoundGraph.withoutValues(graph);
    }
    if (!source.holdsValues()) {
      return new BoundGraph(graph, new Computed(Map.copyOf(values)));
    }
    Map<String, float[]> held = new HashMap<>();
    values.forEach((key, value) -> held.put(key, value.get()));
    return new BoundGraph(graph, held);
  }

  /** Values that are computed from another source's whenever they are asked for. */
  private record Computed(Map<String, Supplier<float[]>> byKey) implements ParameterValues {
    @Override
    public float[] of(Parameter parameter) {
      Supplier<float[]> value = byKey.get(parameter.key());
      if (value == null) {
        throw new IllegalArgumentException("no value for " + parameter.key());
      }
      return value.get();
    }
  }
}
