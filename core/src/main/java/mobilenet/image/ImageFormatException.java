package mobilenet.image;

import java.io.IOException;

/** A file is not a usable picture. The message is one sentence that names the file. */
public final class ImageFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with which file. */
  public ImageFormatException(String message) {
    super(message);
  }

  /** What is wrong with which file, found by someone else. */
  public ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
