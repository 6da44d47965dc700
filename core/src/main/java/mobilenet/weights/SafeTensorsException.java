package mobilenet.weights;

import java.io.IOException;

/** A file is not a valid safetensors file; the message names the file and what to do. */
public class SafeTensorsException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with a message that starts with the file's name. */
  public SafeTensorsException(String message) {
    super(message);
  }

  /** As {@link #SafeTensorsException(String)}, with what caused it. */
  public SafeTensorsException(String message, Throwable cause) {
    super(message, cause);
  }
}
