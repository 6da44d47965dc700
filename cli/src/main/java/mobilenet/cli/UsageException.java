package mobilenet.cli;

/** A mistake in the arguments that only the command could see. */
final class UsageException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
