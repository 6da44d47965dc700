package mobilenet.json;

import java.io.IOException;

/** A document is not JSON, or not the JSON that was expected; the message says where. */
public class JsonException extends IOException {
  private static final long serialVersionUID = 1L;

  /** An error with a message that starts with the document's name and place. */
  public JsonException(String message) {
    super(message);
  }

  /** Like {@link #JsonException(String)}, with a cause. */
  public JsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
