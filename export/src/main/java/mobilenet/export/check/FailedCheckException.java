package mobilenet.export.check;

/** An exported file does not do what its network does. */
public final class FailedCheckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with it. */
  public FailedCheckException(String message) {
    super(message);
  }

  /** What is wrong with it, and what noticed that. */
  public FailedCheckException(String message, Throwable cause) {
    super(message, cause);
  }
}
