package mobilenet.data;

import java.io.IOException;

/**
 * An image as a data set stores it, not decoded.
 *
 * @param size bytes that it takes, or those of the group of images that it is stored in
 * @param content reads its bytes
 */
public record StoredImage(long size, Content content) {

  /** Reads bytes, every time anew. */
  @FunctionalInterface
  public interface Content {
    /**
     * The bytes.
     *
     * @throws IOException when they are gone; the message names the file
     */
    byte[] read() throws IOException;
  }

  /** Checks the range. */
  public StoredImage {
    if (size < 0) {
      throw new IllegalArgumentException("an image has at least 0 bytes, given " + size);
    }
  }
}
