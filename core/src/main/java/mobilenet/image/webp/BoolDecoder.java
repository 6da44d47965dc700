package mobilenet.image.webp;

import java.io.IOException;

/**
 * The arithmetic decoder of RFC 6386, section 7, which reads bits of known probability from a range
 * of bytes.
 */
final class BoolDecoder {
  private static final int EVEN = 128;
  private static final int MAX_BUFFERED_BITS = 48;

  private final byte[] data;
  private final int end;
  private int at;

  /** The bits read ahead; the {@code surplus} lowest of them are not yet in the 8-bit window. */
  private long value;

  private int surplus = -8;
  private int range = 255;

  BoolDecoder(byte[] data, int from, int end) {
    this.data = data;
    this.at = from;
    this.end = end;
  }

  /**
   * One bit.
   *
   * @param probability how likely it is 0, in 256ths
   * @throws IOException if there are no more bytes
   */
  int bit(int probability) throws IOException {
    if (surplus < 0) {
      load();
    }
    int split = 1 + (((range - 1) * probability) >> 8);
    long scaledSplit = (long) split << surplus;
    int bit;
    if (value >= scaledSplit) {
      value -= scaledSplit;
      range -= split;
      bit = 1;
    } else {
      range = split;
      bit = 0;
    }
    int shift = Integer.numberOfLeadingZeros(range) - 24;
    range <<= shift;
    surplus -= shift;
    return bit;
  }

  /** A bit as likely 1 as 0. */
  boolean flag() throws IOException {
    return bit(EVEN) == 1;
  }

  /** A number of {@code bits} bits, the highest first. */
  int literal(int bits) throws IOException {
    int number = 0;
    for (int i = 0; i < bits; i++) {
      number = (number << 1) | bit(EVEN);
    }
    return number;
  }

  /** A magnitude of {@code bits} bits and its sign if a flag says that they are there; else 0. */
  int optionalSigned(int bits) throws IOException {
    if (!flag()) {
      return 0;
    }
    int magnitude = literal(bits);
    return flag() ? -magnitude : magnitude;
  }

  private void load() throws IOException {
    if (at >= end) {
      throw new IOException("the bits of a VP8 partition end too early");
    }
    while (surplus < MAX_BUFFERED_BITS - 8 && at < end) {
      value = (value << 8) | (data[at++] & 0xFF);
      surplus += 8;
    }
  }
}
