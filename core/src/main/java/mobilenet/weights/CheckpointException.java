package mobilenet.weights;

import java.io.IOException;

/** A checkpoint folder or its config.json is not usable; the message says where and what to do. */
public class CheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with a message that starts with the file's name. */
  public CheckpointException(String message) {
    super(message);
  }

  /** Like {@link #CheckpointException(String)}, with a cause. */
  public CheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
