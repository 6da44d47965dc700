package mobilenet.pruning;

import mobilenet.graph.Parameter;

/**
 * A dimension of a parameter whose elements belong to channels one by one.
 *
 * @param parameter the parameter
 * @param axis 0 for what a layer writes, 1 for what it reads
 */
public record Dimension(Parameter parameter, int axis) {
  /** Checks that the parameter has such a dimension. */
  public Dimension {
    if (axis < 0 || axis >= parameter.shape().size()) {
      throw new IllegalArgumentException(
          parameter.key() + " has " + parameter.shape().size() + " dimensions, given axis " + axis);
    }
  }

  /** Number of channels. */
  public int size() {
    return parameter.shape().get(axis);
  }
}
