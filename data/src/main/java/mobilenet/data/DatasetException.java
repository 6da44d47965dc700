package mobilenet.data;

import java.io.IOException;

/** A directory or file cannot be used as a data set. The message is one sentence that names it. */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with which file. */
  public DatasetException(String message) {
    super(message);
  }

  /** What is wrong with which file, with a cause. */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
