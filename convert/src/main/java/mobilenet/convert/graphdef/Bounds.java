package mobilenet.convert.graphdef;

import java.util.Optional;
import mobilenet.architecture.Activation;

/**
 * An activation that only limits values: graphs write ReLU6 as one node, as two, or inside of a
 * convolution.
 *
 * @param lower values below become this
 * @param upper values above become this
 */
record Bounds(double lower, double upper) {
  /** No activation. */
  static final Bounds NONE = new Bounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Both limits, one after the other. */
  Bounds within(double below, double above) {
    return new Bounds(Math.max(lower, below), Math.min(upper, above));
  }

  /** The activation, if it has a name. */
  Optional<Activation> activation() {
    if (equals(NONE)) {
      return Optional.of(Activation.IDENTITY);
    }
    if (lower == 0 && (upper == 6 || upper == Double.POSITIVE_INFINITY)) {
      return Optional.of(upper == 6 ? Activation.RELU6 : Activation.RELU);
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return activation().map(Activation::name).orElse("limits of " + lower + " and " + upper);
  }
}
