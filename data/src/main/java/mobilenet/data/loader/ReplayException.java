package mobilenet.data.loader;

import java.io.IOException;

/**
 * The record of a view cannot be read. Its image is not left out as a damaged one is: nothing is
 * wrong with the image, and the next records may be out of reach as well.
 */
public final class ReplayException extends IOException {
  private static final long serialVersionUID = 1L;

  /** One sentence that says what failed. */
  public ReplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
