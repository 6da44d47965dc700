package mobilenet.train.loader;

import java.io.IOException;

/**
 * Memory ran out while a picture was prepared. Such a picture is not left out as a damaged one is:
 * whether memory suffices depends on what else is going on, and results must not.
 */
public final class PictureMemoryException extends IOException {
  private static final long serialVersionUID = 1L;

  /** One sentence that names the picture and says what to do. */
  PictureMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
