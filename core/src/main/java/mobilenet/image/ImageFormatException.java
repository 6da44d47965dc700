package mobilenet.image;

import java.io.IOException;

/** A file is not a usable image. The message is one sentence that names the file. */
public final class ImageFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with which file. */
  public ImageFormatException(String message) {
    super(message);
  }

  /** What is wrong with which file, with a cause. */
  public ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * The error for an image for which the heap is too small, when it is decoded or later.
   *
   * @param name of the image
   */
  public static ImageFormatException outOfMemory(String name, OutOfMemoryError cause) {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return new ImageFormatException(
        name
            + " needs more memory than the Java heap of "
            + heap
            + " MiB has left; raise -Xmx or shrink the image",
        cause);
  }
}
