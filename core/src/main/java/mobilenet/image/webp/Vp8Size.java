package mobilenet.image.webp;

import java.io.IOException;
import java.util.HexFormat;

/**
 * The first ten bytes of a key frame; RFC 6386, 9.1.
 *
 * @param width columns, 0 to 16383
 * @param height rows, 0 to 16383
 * @param firstPartitionBytes length of the first partition, which holds everything but coefficients
 */
record Vp8Size(int width, int height, int firstPartitionBytes) {
  static final int HEADER_BYTES = 10;

  private static final int START_CODE = 0x2A019D;

  /** The two bits above ask a player to enlarge the image; decoders ignore them. */
  private static final int SIDE_MASK = 0x3FFF;

  static Vp8Size of(byte[] file, Chunk chunk) throws IOException {
    if (chunk.length() < HEADER_BYTES) {
      throw new IOException("the VP8 data end before their size");
    }
    int tag = Chunk.u24(file, chunk.from());
    boolean isKeyFrame = (tag & 1) == 0;
    int version = (tag >> 1) & 7;
    boolean isShown = ((tag >> 4) & 1) == 1;
    if (!isKeyFrame || !isShown || version > 3) {
      throw new IOException(
          "its VP8 frame has the tag "
              + HexFormat.of().toHexDigits(tag, 6)
              + "; expected a key frame of version 0 to 3 that is shown");
    }
    if (Chunk.u24(file, chunk.from() + 3) != START_CODE) {
      throw new IOException("its VP8 frame lacks the start code 9d 01 2a");
    }
    int width = Chunk.u16(file, chunk.from() + 6) & SIDE_MASK;
    int height = Chunk.u16(file, chunk.from() + 8) & SIDE_MASK;
    return new Vp8Size(width, height, tag >> 5);
  }
}
