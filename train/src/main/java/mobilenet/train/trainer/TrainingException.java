package mobilenet.train.trainer;

import java.io.IOException;

/** A run cannot start or go on. The message is one sentence that says why and what to do. */
public final class TrainingException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public TrainingException(String message) {
    super(message);
  }

  /** What is wrong, found by someone else. */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
