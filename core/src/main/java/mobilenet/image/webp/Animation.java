package mobilenet.image.webp;

import java.io.IOException;

/** Reads the chunks of an animation's frames; RFC 9649, 2.7.1. */
final class Animation {
  static final String FRAME = "ANMF";
  private static final int HEADER_BYTES = 16;

  private Animation() {}

  static Frame frame(byte[] file, Chunk chunk) throws IOException {
    int at = chunk.from();
    if (chunk.length() < HEADER_BYTES) {
      throw new IOException("its first frame ends before its size");
    }
    Chunk bits = Chunks.image(Chunks.of(file, at + HEADER_BYTES, chunk.end()));
    int left = 2 * Chunk.u24(file, at);
    int top = 2 * Chunk.u24(file, at + 3);
    int width = 1 + Chunk.u24(file, at + 6);
    int height = 1 + Chunk.u24(file, at + 9);
    return Frame.whole(file, bits).at(left, top, width, height);
  }
}
