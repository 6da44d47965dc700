package mobilenet.data;

import java.io.IOException;

/**
 * A picture as a data set stores it, not decoded.
 *
 * @param size bytes that it takes, or those of the group of pictures that it is stored in
 * @param content reads its bytes
 */
public record StoredPicture(long size, Content content) {

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
  public StoredPicture {
    if (size < 0) {
      throw new IllegalArgumentException("a picture has at least 0 bytes, given " + size);
    }
  }
}
