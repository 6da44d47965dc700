package mobilenet.image;

import java.io.EOFException;
import java.util.HexFormat;
import java.util.Optional;

/** The error messages for images that cannot be decoded. */
final class DecodeErrors {
  private static final int SHOWN_BYTES = 8;

  private DecodeErrors() {}

  static ImageFormatException unknownFormat(byte[] content, String name) {
    if (content.length == 0) {
      return new ImageFormatException(name + " is empty; expected an image");
    }
    int shown = Math.min(content.length, SHOWN_BYTES);
    return new ImageFormatException(
        name
            + " is not a PNG, JPEG, BMP, GIF or WebP image; it begins with the bytes "
            + HexFormat.ofDelimiter(" ").formatHex(content, 0, shown));
  }

  static ImageFormatException noReader(ImageFormat format, String name) {
    return new ImageFormatException(
        name
            + " is a "
            + format.label()
            + " image, which this Java cannot read; "
            + "the java.desktop module must be present with its image readers");
  }

  static ImageFormatException noPixels(ImageSize size, String name) {
    return new ImageFormatException(
        name + " has no pixels: its header says " + size + "; expected at least 1×1");
  }

  static ImageFormatException tooLarge(ImageSize size, String name) {
    return new ImageFormatException(
        name
            + " is too large: its header says "
            + size
            + " pixels; at most "
            + ImageSize.MAX_PIXELS
            + " are decoded, as a larger one is likely an attack; shrink it first");
  }

  /**
   * Explains an exception of a reader. Some readers wrap an {@link OutOfMemoryError}, which says
   * nothing about the image.
   *
   * @param ranOut whether the reader had asked for bytes after the end
   */
  static ImageFormatException ofReader(
      ImageFormat format, String name, Exception thrown, boolean ranOut) {
    Optional<OutOfMemoryError> memory = cause(thrown, OutOfMemoryError.class);
    if (memory.isPresent()) {
      return ImageFormatException.outOfMemory(name, memory.get());
    }
    return ranOut || cause(thrown, EOFException.class).isPresent()
        ? truncated(format, name, thrown)
        : damaged(format, name, thrown);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }

  static ImageFormatException truncated(ImageFormat format, String name) {
    return new ImageFormatException(truncation(format, name));
  }

  static ImageFormatException truncated(ImageFormat format, String name, Throwable cause) {
    return new ImageFormatException(truncation(format, name), cause);
  }

  private static String truncation(ImageFormat format, String name) {
    return name
        + " is truncated: the file ends before the "
        + format.label()
        + " image does; copy or download it again";
  }

  static ImageFormatException damaged(ImageFormat format, String name, Throwable cause) {
    return new ImageFormatException(
        name + " is a damaged or unsupported " + format.label() + " image: " + reason(cause),
        cause);
  }

  /**
   * Includes the causes: readers wrap exceptions in others whose messages do not tell what went
   * wrong.
   */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown.getCause();
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return cause == null || message.contains(cause.toString())
        ? message
        : message + ": " + reason(cause);
  }
}
