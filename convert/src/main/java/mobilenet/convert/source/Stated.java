package mobilenet.convert.source;

import java.util.Optional;
import mobilenet.architecture.Padding;

/**
 * What a file itself says of what weights do not tell.
 *
 * @param epsilon of all its batch norms
 * @param padding of all its strided convolutions
 * @param size of its square images, in pixels
 */
public record Stated(Optional<Double> epsilon, Optional<Padding> padding, Optional<Integer> size) {
  /** Nothing. */
  public static final Stated NOTHING =
      new Stated(Optional.empty(), Optional.empty(), Optional.empty());
}
