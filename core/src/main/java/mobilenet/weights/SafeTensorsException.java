package mobilenet.weights;

import java.io.IOException;

/** A file is not a valid safetensors file; the message names the file and what to do. */
public class SafeTensorsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with a message that starts with the file's name. */
  public SafeTensorsException(String message) {
    super(message);
  }

  /** Like {@link #SafeTensorsException(String)}, with a cause. */
  public SafeTensorsException(String message, Throwable cause) {
    super(message, cause);
  }
}
