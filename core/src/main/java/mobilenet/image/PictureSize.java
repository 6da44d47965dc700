package mobilenet.image;

import java.nio.ByteOrder;

/**
 * Width and height as the file's header states them, read without any of the pixels.
 *
 * @param width columns, 0 and more
 * @param height rows, 0 and more
 */
record PictureSize(long width, long height) {
  /**
   * Where Pillow refuses a picture as a decompression bomb: twice a quarter GiB of 24-bit pixels.
   */
  static final long MOST_PIXELS = 178_956_970;

  /**
   * Reads the header.
   *
   * @throws IndexOutOfBoundsException when the file ends before the size, or before the end that a
   *     WebP container states
   */
  static PictureSize of(ImageFormat format, byte[] file) {
    return switch (format) {
      case PNG -> ofPng(Bytes.of(file, ByteOrder.BIG_ENDIAN));
      case JPEG -> JpegHeader.of(file).size();
      case GIF -> ofGif(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
      case BMP -> ofBmp(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
      case WEBP -> ofWebp(Bytes.of(file, ByteOrder.LITTLE_ENDIAN));
    };
  }

  boolean isEmpty() {
    return width == 0 || height == 0;
  }

  boolean isTooLarge() {
    return !isEmpty() && width > MOST_PIXELS / height;
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }

  private static PictureSize ofPng(Bytes file) {
    return new PictureSize(file.u32(16), file.u32(20));
  }

  private static PictureSize ofGif(Bytes file) {
    return new PictureSize(file.u16(6), file.u16(8));
  }

  private static PictureSize ofBmp(Bytes file) {
    boolean os2 = file.u32(14) == 12;
    return os2
        ? new PictureSize(file.u16(18), file.u16(20))
        // A negative height says that the rows run from the top.
        : new PictureSize(Math.abs((long) file.i32(18)), Math.abs((long) file.i32(22)));
  }

  private static PictureSize ofWebp(Bytes file) {
    long end = 8 + file.u32(4);
    if (!file.has(0, end)) {
      throw new IndexOutOfBoundsException("the container ends at byte " + end);
    }
    if (file.hasAt(12, "VP8X")) {
      return new PictureSize(1 + u24(file, 24), 1 + u24(file, 27));
    }
    if (file.hasAt(12, "VP8L")) {
      int bits = file.i32(21);
      return new PictureSize(1 + (bits & 0x3FFF), 1 + ((bits >>> 14) & 0x3FFF));
    }
    return new PictureSize(file.u16(26) & 0x3FFF, file.u16(28) & 0x3FFF);
  }

  private static int u24(Bytes file, int at) {
    return file.u16(at) | (file.u8(at + 2) << 16);
  }
}
