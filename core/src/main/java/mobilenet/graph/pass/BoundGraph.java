package mobilenet.graph.pass;

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
 * @param source of the values: held ones are checked at once, others when they are asked for; none
 *     at all in a graph that is only planned ({@link #withoutValues})
 */
public record BoundGraph(Graph graph, ParameterValues source) {

  /** Checks that every parameter has a value of its size, if values are held. */
  public BoundGraph {
    if (source instanceof ParameterValues.Held held) {
      for (Parameter parameter : graph.parameters().values()) {
        float[] value = held.byKey().get(parameter.key());
        if (value == null) {
          throw wrongSize(parameter, "none");
        }
        requireSize(parameter, value);
      }
    }
  }

  /**
   * With values in memory.
   *
   * @param values row-major values by parameter key; owned by this object and not to be changed
   */
  public BoundGraph(Graph graph, Map<String, float[]> values) {
    this(graph, new ParameterValues.Held(values));
  }

  private static void requireSize(Parameter parameter, float[] value) {
    if (value.length != parameter.elementCount()) {
      throw wrongSize(parameter, Integer.toString(value.length));
    }
  }

  private static IllegalArgumentException wrongSize(Parameter parameter, String given) {
    return new IllegalArgumentException(
        parameter.key() + ": expected " + parameter.elementCount() + " values, given " + given);
  }

  /** A graph to be rewritten and planned, but not run: passes compute no values. */
  public static BoundGraph withoutValues(Graph graph) {
    return new BoundGraph(graph, new ParameterValues.None());
  }

  /** Whether this is more than a graph to be planned. */
  public boolean hasValues() {
    return !(source instanceof ParameterValues.None);
  }

  /** Whether all values are in memory. */
  public boolean holdsValues() {
    return source instanceof ParameterValues.Held;
  }

  /** Reads the value of every parameter. */
  public static BoundGraph bind(Graph graph, Function<String, float[]> read) {
    Map<String, float[]> values = new HashMap<>();
    for (String key : graph.parameters().keySet()) {
      values.put(key, read.apply(key));
    }
    return new BoundGraph(graph, values);
  }

  /**
   * Value of a parameter of this graph. Where values are not held, it is read or computed by this
   * call: ask once, and let it go after use.
   *
   * @throws IllegalArgumentException if there is none, or none of the parameter's size
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public float[] value(Parameter parameter) {
    float[] value = source.of(parameter);
    requireSize(parameter, value);
    return value;
  }

  /** All values by parameter key; they are read or computed now if they are not held. */
  public Map<String, float[]> values() {
    if (source instanceof ParameterValues.Held held) {
      return held.byKey();
    }
    Map<String, float[]> values = new HashMap<>();
    if (hasValues()) {
      graph.parameters().forEach((key, parameter) -> values.put(key, value(parameter)));
    }
    return values;
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
