package mobilenet.data;

import java.io.IOException;

/**
 * An image as a data set stores it, before it is decoded.
 *
 * @param size number of its bytes, or of those of the group of images in which it is stored
 * @param content reads its bytes
 */
public record StoredImage(long size, Content content) {

  /** Reads the bytes, again at each call. */
  @FunctionalInterface
  public interface Content {
    /**
     * The bytes.
     *
     * @throws IOException if they cannot be read any more; the message names the file
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
