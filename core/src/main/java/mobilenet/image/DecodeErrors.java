package mobilenet.image;

import java.io.EOFException;
import java.util.HexFormat;

/** The sentences for pictures that cannot be decoded. */
final class DecodeErrors {
  private static final int SHOWN_BYTES = 8;

  private DecodeErrors() {}

  static ImageFormatException unknownFormat(byte[] content, String name) {
    if (content.length == 0) {
      return new ImageFormatException(name + " is empty; expected a picture");
    }
    int shown = Math.min(content.length, SHOWN_BYTES);
    return new ImageFormatException(
        name
            + " is not a PNG, JPEG, BMP, GIF or WebP picture; it begins with the bytes "
            + HexFormat.ofDelimiter(" ").formatHex(content, 0, shown));
  }

  static ImageFormatException noReader(ImageFormat format, String name) {
    return new ImageFormatException(
        name
            + " is a "
            + format.label()
            + " picture, which this Java cannot read by itself; "
            + (format == ImageFormat.WEBP
                ? "add com.twelvemonkeys.imageio:imageio-webp:3.14.0 to the class path"
                : "the java.desktop module must be present with its image readers"));
  }

  static ImageFormatException noPixels(PictureSize size, String name) {
    return new ImageFormatException(
        name + " has no pixels: its header says " + size + "; expected at least 1×1");
  }

  static ImageFormatException tooLarge(PictureSize size, String name) {
    return new ImageFormatException(
        name
            + " is too large: its header says "
            + size
            + " pixels; at most "
            + PictureSize.MOST_PIXELS
            + " are decoded, as a larger one is likely an attack; shrink it first");
  }

  /** Whether a reader failed because it wanted more bytes. */
  static boolean isEndOfFile(Throwable thrown) {
    return thrown instanceof EOFException
        || (thrown.getCause() != null && isEndOfFile(thrown.getCause()));
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
        + " picture does; copy or download it again";
  }

  static ImageFormatException damaged(ImageFormat format, String name, Throwable cause) {
    return new ImageFormatException(
        name + " is a damaged or unsupported " + format.label() + " picture: " + reason(cause),
        cause);
  }

  /** Readers wrap what went wrong in messages that do not say it. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown.getCause();
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return cause == null || message.contains(cause.toString())
        ? message
        : message + ": " + reason(cause);
  }

  static ImageFormatException outOfMemory(String name, OutOfMemoryError cause) {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    return new ImageFormatException(
        name
            + " needs more memory than the Java heap of "
            + heap
            + " MiB has left; raise -Xmx or shrink the picture",
        cause);
  }
}
