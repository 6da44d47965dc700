package mobilenet;

import java.io.Serial;

/**
 * A network was asked for an output that it does not have: for classes where it has no classifier
 * ({@code num_classes} 0), or for an embedding where it ends with a feature map.
 */
public final class MissingOutputException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1;

  MissingOutputException(String message) {
    super(message);
  }
}
