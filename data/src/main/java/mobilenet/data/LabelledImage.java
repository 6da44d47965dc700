package mobilenet.data;

import java.io.IOException;
import mobilenet.file.FileErrors;
import mobilenet.image.ImageFormatException;
import mobilenet.image.RgbImage;

/**
 * An image of a data set and its class.
 *
 * @param name where it comes from, for messages
 * @param label index of the class in {@link ImageDataset#classNames()}
 * @param source decodes the image
 */
public record LabelledImage(String name, int label, Source source) {

  /** Decodes an image, again at each call. */
  @FunctionalInterface
  public interface Source {
    /**
     * The image.
     *
     * @throws IOException if the file is gone or not a usable image; the message names it
     */
    RgbImage load() throws IOException;
  }

  /** Checks the range. */
  public LabelledImage {
    if (label < 0) {
      throw new IllegalArgumentException(
          "label of " + name + " must be at least 0, given " + label);
    }
  }

  /**
   * Decodes the image.
   *
   * @throws IOException if the file is gone or not a usable image, or the heap is too small for it;
   *     the message names it
   */
  public RgbImage load() throws IOException {
    try {
      return source.load();
    } catch (OutOfMemoryError e) {
      // Only this image fails: the next may be smaller.
      throw ImageFormatException.outOfMemory(name, e);
    }
  }

  /** A sentence about the image: its name, and why it cannot be read. */
  public String unreadable(IOException e) {
    String reason = FileErrors.sentence(e);
    return reason.contains(name) ? reason : name + ": " + reason;
  }
}
