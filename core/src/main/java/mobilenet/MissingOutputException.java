package mobilenet;

import java.io.Serial;

/**
 * A network was asked for an output that it does not have: classes without a classifier ({@code
 * num_classes} 0) or with a single one, or an embedding when it ends in a feature map.
 */
public final class MissingOutputException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1;

  MissingOutputException(String message) {
    super(message);
  }
}
