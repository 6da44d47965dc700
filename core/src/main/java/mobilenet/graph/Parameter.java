package mobilenet.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A named tensor that a network needs.
 *
 * @param key timm's state_dict key
 * @param shape its dimensions, outermost first
 * @param kind which kind it is
 */
public record Parameter(String key, List<Integer> shape, Kind kind) {

  /** Which kind of parameter it is: this decides how it is counted, initialised and decayed. */
  public enum Kind {
    /** Weight of a convolution or linear layer. */
    WEIGHT,
    /** Bias of a convolution or linear layer. */
    BIAS,
    /** Scale of a batch norm. */
    NORM_WEIGHT,
    /** Shift of a batch norm. */
    NORM_BIAS,
    /** Running mean of a batch norm: a buffer, not counted as a parameter. */
    RUNNING_MEAN,
    /** Running variance of a batch norm: a buffer, not counted as a parameter. */
    RUNNING_VARIANCE,
    /** Layer scale. */
    LAYER_SCALE;

    /** Whether it is learnt in training: only these count as "parameters". */
    public boolean isLearnt() {
      return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
    }
  }

  /**
   * Copies the shape.
   *
   * @throws IllegalArgumentException if there are more elements than an array has
   */
  public Parameter {
    shape = List.copyOf(shape);
    if (shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b)
        > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          key
              + " would be a tensor of "
              + shape.stream().map(String::valueOf).collect(Collectors.joining("×"))
              + " elements, more than "
              + Integer.MAX_VALUE
              + "; give the network fewer classes or channels");
    }
  }

  static Parameter of(String key, Kind kind, Integer... shape) {
    return new Parameter(key, Arrays.asList(shape), kind);
  }

  /** Number of elements. */
  public int elementCount() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
