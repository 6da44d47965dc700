package mobilenet.train.torch;

/** The loss or a gradient is no number any more. The message names the first layer. */
public final class NonFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NonFiniteException(String message) {
    super(message);
  }
}
