package mobilenet;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import mobilenet.image.ImageDecoder;
import mobilenet.image.ImageFormatException;
import mobilenet.image.Preprocessing;
import mobilenet.image.RgbImage;

/**
 * An image to classify: a file, a file's content, or decoded samples. It is decoded only when a
 * {@link Classifier} has a session free for it, so a list of image sources takes no memory beyond
 * what was given. Immutable and thread-safe.
 */
public final class ImageSource {
  /** No image that is small enough to be decoded needs more. */
  private static final int MAX_BYTES = 1 << 30;

  /** What errors call an image that has no name. */
  private static final String UNNAMED = "the image";

  private final String name;
  private final Content content;

  /** Where the samples come from. */
  @FunctionalInterface
  private interface Content {
    RgbImage decode(ImageDecoder decoder) throws IOException;
  }

  private ImageSource(String name, Content content) {
    this.name = name;
    this.content = content;
  }

  /** A PNG, JPEG, BMP, GIF or WebP file, read when the image is decoded. */
  public static ImageSource of(Path file) {
    return new ImageSource(file.toString(), decoder -> decoder.decode(file));
  }

  /**
   * The content of a PNG, JPEG, BMP, GIF or WebP file.
   *
   * @param content not copied; do not change it before the image has been decoded
   */
  public static ImageSource of(byte[] content) {
    return of(content, UNNAMED);
  }

  /**
   * Like {@link #of(byte[])}, with a name, such as that of an upload.
   *
   * @param name what results and errors call it
   */
  public static ImageSource of(byte[] content, String name) {
    return new ImageSource(name, decoder -> decoder.decode(content, name));
  }

  /**
   * Reads a file's content from a stream to its end; the stream is not closed. It is read right
   * here, before the image waits for a session, so a slow sender does not hold up anybody else.
   *
   * @param name what results and errors call it
   * @throws ImageFormatException if it is longer than 1 GiB, or the heap is too small for it
   * @throws IOException if the stream fails
   */
  public static ImageSource read(InputStream in, String name) throws IOException {
    try {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new ImageFormatException(
            name + " has more than " + MAX_BYTES + " bytes; expected an image");
      }
      return of(content, name);
    } catch (OutOfMemoryError e) {
      throw ImageFormatException.outOfMemory(name, e);
    }
  }

  /**
   * A Java image of any type; see {@link RgbImage#of(BufferedImage)}.
   *
   * @param image not copied; do not change it before it has been classified
   */
  public static ImageSource of(BufferedImage image) {
    return new ImageSource(UNNAMED, decoder -> RgbImage.of(image));
  }

  /** A decoded image. */
  public static ImageSource of(RgbImage image) {
    return new ImageSource(UNNAMED, decoder -> image);
  }

  /** The same under another name. */
  public ImageSource named(String name) {
    return new ImageSource(name, content);
  }

  /** What results and errors call it: the file's path, or the name given. */
  public String name() {
    return name;
  }

  /**
   * Decodes the image and writes it as a network's input.
   *
   * @param input receives the values
   * @throws ImageFormatException if it is not a usable image, or the heap is too small for it
   * @throws IOException if its file cannot be read
   */
  void prepare(ImageDecoder decoder, Preprocessing preprocessing, float[] input)
      throws IOException {
    try {
      preprocessing.apply(decode(decoder), input, 0);
    } catch (OutOfMemoryError e) {
      throw ImageFormatException.outOfMemory(name, e);
    }
  }

  /** An image in memory may have more pixels than an array of samples can hold. */
  private RgbImage decode(ImageDecoder decoder) throws IOException {
    try {
      return content.decode(decoder);
    } catch (IllegalArgumentException e) {
      throw new ImageFormatException(name + " is not a usable image: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "ImageSource[" + name + "]";
  }
}
