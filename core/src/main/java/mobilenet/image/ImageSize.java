package mobilenet.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import mobilenet.image.webp.WebpFile;

/**
 * Width and height as the file's header states them, read without any of the pixels.
 *
 * @param width columns, 0 and more
 * @param height rows, 0 and more
 */
record ImageSize(long width, long height) {
  /**
   * Above this size, Pillow refuses images as decompression bombs: twice a quarter GiB of 24-bit
   * pixels.
   */
  static final long MAX_PIXELS = 178_956_970;

  /**
   * Reads the header.
   *
   * @throws IndexOutOfBoundsException when the file ends before the size
   * @throws EOFException when it ends before a WebP container does
   * @throws IOException when a WebP container is damaged
   */
  static ImageSize of(ImageFormat format, byte[] file) throws IOException {
    return switch (format) {
      case PNG -> ofPng(Bytes.of(file, ByteOrder.BIG_ENDIAN));
      case JPEG -> JpegHeader.of(file).size();
      case GIF -> ofGif(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
      case BMP -> ofBmp(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
      case WEBP -> ofWebp(WebpFile.of(file));
    };
  }

  boolean isEmpty() {
    return width == 0 || height == 0;
  }

  boolean isTooLarge() {
    return !isEmpty() && width > MAX_PIXELS / height;
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }

  private static ImageSize ofPng(Bytes file) {
    return new ImageSize(file.u32(16), file.u32(20));
  }

  private static ImageSize ofGif(Bytes file) {
    return new ImageSize(file.u16(6), file.u16(8));
  }

  private static ImageSize ofBmp(Bytes file) {
    boolean os2 = file.u32(14) == 12;
    return os2
        ? new ImageSize(file.u16(18), file.u16(20))
        // A negative height says that the rows run from the top.
        : new ImageSize(Math.abs((long) file.i32(18)), Math.abs((long) file.i32(22)));
  }

  private static ImageSize ofWebp(WebpFile file) {
    return new ImageSize(file.width(), file.height());
  }
}
