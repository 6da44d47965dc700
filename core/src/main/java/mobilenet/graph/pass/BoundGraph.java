package mobilenet.graph.pass;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mobilenet.graph.Graph;
import mobilenet.graph.Parameter;

/**
 * A graph with the values of its parameters.
 *
 * @param graph operations
 * @param values row-major values by parameter key; owned by this object and not to be changed; none
 *     at all in a graph that is only planned ({@link #withoutValues})
 */
public record BoundGraph(Graph graph, Map<String, float[]> values) {
  private static final Map<String, float[]> NONE = Collections.unmodifiableMap(new HashMap<>());

  /** Copies the map and checks that every parameter has a value of its size. */
  public BoundGraph {
    if (values != NONE) {
      values = checked(graph, values);
    }
  }

  private static Map<String, float[]> checked(Graph graph, Map<String, float[]> given) {
    Map<String, float[]> values = Collections.unmodifiableMap(new HashMap<>(given));
    for (Parameter parameter : graph.parameters().values()) {
      float[] value = values.get(parameter.key());
      if (value == null || value.length != parameter.elementCount()) {
        throw new IllegalArgumentException(
            parameter.key()
                + ": expected "
                + parameter.elementCount()
                + " values, given "
                + (value == null ? "none" : value.length));
      }
    }
    return values;
  }

  /** A graph to be rewritten and planned, but not run: passes compute no values. */
  public static BoundGraph withoutValues(Graph graph) {
    return new BoundGraph(graph, NONE);
  }

  /** Whether this is more than a graph to be planned. */
  public boolean hasValues() {
    return values != NONE;
  }

  /** Reads the value of every parameter. */
  public static BoundGraph bind(Graph graph, Function<String, float[]> read) {
    Map<String, float[]> values = new HashMap<>();
    for (String key : graph.parameters().keySet()) {
      values.put(key, read.apply(key));
    }
    return new BoundGraph(graph, values);
  }

  /** Value of a parameter of this graph. */
  public float[] value(Parameter parameter) {
    float[] value = values.get(parameter.key());
    if (value == null) {
      throw new IllegalArgumentException("no value for " + parameter.key());
    }
    return value;
  }

  /** Applies passes in order. */
  public BoundGraph apply(List<Pass> passes) {
    BoundGraph result = this;
    for (Pass pass : passes) {
      result = pass.apply(result);
    }
    return result;
  }
}
