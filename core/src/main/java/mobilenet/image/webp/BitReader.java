package mobilenet.image.webp;

import java.io.IOException;

/** Reads the bits of a range of bytes, the lowest of each byte first; RFC 9649, 3.3. */
final class BitReader {
  private final byte[] data;
  private final int end;
  private int at;
  private long buffer;
  private int buffered;

  BitReader(byte[] data, int from, int end) {
    this.data = data;
    this.at = from;
    this.end = end;
  }

  /** A number of up to 24 bits, the lowest first. */
  int read(int bits) throws IOException {
    int number = peek(bits);
    skip(bits);
    return number;
  }

  boolean flag() throws IOException {
    return read(1) == 1;
  }

  /** The next bits, without moving on; bits after the end are 0. */
  int peek(int bits) {
    while (buffered < bits && at < end) {
      buffer |= (data[at++] & 0xFFL) << buffered;
      buffered += 8;
    }
    return (int) (buffer & ((1L << bits) - 1));
  }

  /** Moves on by bits that {@link #peek} has shown. */
  void skip(int bits) throws IOException {
    if (bits > buffered) {
      throw new IOException("the bits of the VP8L image end too early");
    }
    buffer >>>= bits;
    buffered -= bits;
  }
}
