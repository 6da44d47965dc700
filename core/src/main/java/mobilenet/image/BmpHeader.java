package mobilenet.image;

import java.nio.ByteOrder;

/** What the header of a BMP file says about its pixels. */
final class BmpHeader {
  private static final int SIZE_AT = 14;
  private static final int COMPRESSION_AT = 30;
  private static final int MIN_SIZE_WITH_COMPRESSION = 40;
  private static final int JPEG = 4;
  private static final int PNG = 5;

  private BmpHeader() {}

  /**
   * Refuses the two kinds for printers, which contain an image in another format. Pillow refuses
   * them, too, and the JDK would write the image inside to a temporary file.
   *
   * @throws IllegalArgumentException for one of them
   */
  static void requirePixels(byte[] file) {
    Bytes bytes = Bytes.of(file, ByteOrder.LITTLE_ENDIAN);
    if (bytes.u32(SIZE_AT) < MIN_SIZE_WITH_COMPRESSION) {
      return;
    }
    long compression = bytes.u32(COMPRESSION_AT);
    if (compression == JPEG || compression == PNG) {
      throw new IllegalArgumentException(
          "it holds a "
              + (compression == JPEG ? "JPEG" : "PNG")
              + " image instead of pixels; expected compression 0 to 3, given "
              + compression);
    }
  }
}
