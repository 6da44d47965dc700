package mobilenet.cli;

/** A mistake in the arguments that only the command itself could detect. */
public final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** An error with exit code 2. */
  public UsageException(String message) {
    super(message);
  }
}
