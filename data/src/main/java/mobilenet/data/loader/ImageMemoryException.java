package mobilenet.data.loader;

import java.io.IOException;

/**
 * Memory ran out while an image was prepared. Such an image is not left out as a damaged one is:
 * whether memory suffices depends on what else is going on, and results must not.
 */
public final class ImageMemoryException extends IOException {
  private static final long serialVersionUID = 1L;

  /** One sentence that names the image and says what to do. */
  ImageMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
