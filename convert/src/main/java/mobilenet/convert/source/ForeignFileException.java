package mobilenet.convert.source;

import java.io.IOException;

/**
 * A file of another framework is damaged, hostile, or of a kind that is not read; the message says
 * where, what was expected, and what to do.
 */
public final class ForeignFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with a message that starts with the file's name. */
  public ForeignFileException(String message) {
    super(message);
  }

  /** Like {@link #ForeignFileException(String)}, with a cause. */
  public ForeignFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
