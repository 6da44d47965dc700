package mobilenet.bench.peer;

/** Runtimes answer differently, so that their times cannot be compared. */
public final class DifferingAnswersException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for users. */
  public DifferingAnswersException(String message) {
    super(message);
  }
}
