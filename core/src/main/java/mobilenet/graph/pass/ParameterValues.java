package mobilenet.graph.pass;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import mobilenet.graph.Parameter;

/**
 * Values of parameters. They are held, or read or computed whenever they are asked for, so that a
 * network is never in memory as a whole. Thread-safe.
 */
@FunctionalInterface
public interface ParameterValues {
  /**
   * Row-major values, always the same and perhaps in the same array: not to be changed.
   *
   * @throws IllegalArgumentException if there is no value for the parameter
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  float[] of(Parameter parameter);

  /**
   * Values in memory.
   *
   * @param byKey by parameter key
   */
  record Held(Map<String, float[]> byKey) implements ParameterValues {
    /** Copies the map, not the arrays. */
    public Held {
      byKey = Collections.unmodifiableMap(new HashMap<>(byKey));
    }

    @Override
    public float[] of(Parameter parameter) {
      float[] value = byKey.get(parameter.key());
      if (value == null) {
        throw new IllegalArgumentException("no value for " + parameter.key());
      }
      return value;
    }
  }

  /** No values, of a graph that is only planned. */
  record None() implements ParameterValues {
    @Override
    public float[] of(Parameter parameter) {
      throw new IllegalArgumentException("no value for " + parameter.key());
    }
  }
}
