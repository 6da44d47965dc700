package mobilenet.image.webp;

import java.io.IOException;

/** The coefficient partitions that follow a frame's first partition; RFC 6386, 9.5. */
final class Partitions {
  private static final int SIZE_BYTES = 3;

  private Partitions() {}

  static BoolDecoder[] of(byte[] file, int from, int end, int count) throws IOException {
    int data = from + SIZE_BYTES * (count - 1);
    if (data > end) {
      throw new IOException("the VP8 data end before the sizes of their partitions");
    }
    BoolDecoder[] partitions = new BoolDecoder[count];
    for (int i = 0; i < count - 1; i++) {
      int size = Chunk.u24(file, from + SIZE_BYTES * i);
      int next = Math.min(data + size, end);
      partitions[i] = new BoolDecoder(file, data, next);
      data = next;
    }
    if (data >= end) {
      throw new IOException("its last VP8 partition is empty");
    }
    // The last one has the rest.
    partitions[count - 1] = new BoolDecoder(file, data, end);
    return partitions;
  }
}
