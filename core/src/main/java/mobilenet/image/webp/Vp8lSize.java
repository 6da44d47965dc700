package mobilenet.image.webp;

import java.io.IOException;

/**
 * The first five bytes of a lossless image; RFC 9649, 3.4.
 *
 * @param width columns, 1 to 16384
 * @param height rows, 1 to 16384
 */
record Vp8lSize(int width, int height) {
  static final int HEADER_BYTES = 5;

  private static final int SIGNATURE = 0x2F;
  private static final int SIDE_BITS = 14;
  private static final int SIDE_MASK = (1 << SIDE_BITS) - 1;

  static Vp8lSize of(byte[] file, Chunk chunk) throws IOException {
    if (chunk.length() < HEADER_BYTES) {
      throw new IOException("the VP8L data end before their size");
    }
    int bits = (int) Chunk.u32(file, chunk.from() + 1);
    int version = bits >>> 29;
    if (file[chunk.from()] != SIGNATURE || version != 0) {
      throw new IOException("its VP8L image lacks the signature 2f or is not of version 0");
    }
    return new Vp8lSize(1 + (bits & SIDE_MASK), 1 + ((bits >>> SIDE_BITS) & SIDE_MASK));
  }
}
