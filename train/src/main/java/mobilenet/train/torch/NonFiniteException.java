package mobilenet.train.torch;

/** Something that a network computes is no number any more. The message says what, and where. */
public final class NonFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is no number. */
  public NonFiniteException(String message) {
    super(message);
  }
}
