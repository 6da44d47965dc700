package mobilenet.export.quantise;

/** Calibration images from which no ranges can be taken: the message says why. */
public final class UnusableImagesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public UnusableImagesException(String message) {
    super(message);
  }
}
