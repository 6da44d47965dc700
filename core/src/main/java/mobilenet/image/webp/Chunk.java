package mobilenet.image.webp;

import java.nio.charset.StandardCharsets;

/**
 * A part of a RIFF file, without its header of eight bytes; RFC 9649, 2.3.
 *
 * @param type four characters
 * @param from index of the first byte
 * @param length number of bytes, all of which the file has
 */
record Chunk(String type, int from, int length) {
  static final int HEADER_BYTES = 8;

  /** Index after the last byte. */
  int end() {
    return from + length;
  }

  boolean isImage() {
    return type.equals("VP8 ") || type.equals("VP8L");
  }

  static String typeAt(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }

  static int u16(byte[] file, int at) {
    return (file[at] & 0xFF) | (file[at + 1] & 0xFF) << 8;
  }

  static int u24(byte[] file, int at) {
    return u16(file, at) | (file[at + 2] & 0xFF) << 16;
  }

  static long u32(byte[] file, int at) {
    return u24(file, at) | (file[at + 3] & 0xFFL) << 24;
  }
}
