package mobilenet.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mobilenet.graph.Parameter;

/** Enforces that loading is total: every tensor and every parameter is accounted for. */
public final class WeightAccounting {
  /** Counters of PyTorch's batch norms: files may hold them, inference does not need them. */
  private static final String COUNTER = ".num_batches_tracked";

  private WeightAccounting() {}

  /**
   * Checks that the source has a tensor of the right shape for every parameter, and nothing else
   * except {@code *.num_batches_tracked}.
   *
   * @param expected parameters by name, as {@link mobilenet.graph.Graph#parameters} gives them
   * @throws WeightMismatchException listing everything that does not fit
   */
  public static void check(Map<String, Parameter> expected, WeightSource weights)
      throws WeightMismatchException {
    Set<String> names = weights.names();
    List<String> missing = new ArrayList<>();
    List<WeightMismatchException.WrongShape> misshapen = new ArrayList<>();
    for (Parameter parameter : expected.values()) {
      String key = parameter.key();
      if (!names.contains(key)) {
        missing.add(key);
      } else if (!weights.shape(key).equals(parameter.shape())) {
        misshapen.add(
            new WeightMismatchException.WrongShape(key, parameter.shape(), weights.shape(key)));
      }
    }
    List<String> unexpected =
        names.stream().filter(name -> !expected.containsKey(name) && !isCounter(name)).toList();
    if (!missing.isEmpty() || !unexpected.isEmpty() || !misshapen.isEmpty()) {
      throw new WeightMismatchException(
          weights.origin(), expected.size(), missing, unexpected, misshapen);
    }
  }

  /** Whether a tensor is a counter that inference ignores. */
  static boolean isCounter(String name) {
    return name.endsWith(COUNTER) || name.equals(KeyPrefix.AVERAGED);
  }
}
