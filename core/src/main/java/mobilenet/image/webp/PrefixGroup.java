package mobilenet.image.webp;

import java.io.IOException;

/**
 * The five prefix codes with which a block of pixels is written; RFC 9649, 3.7.2.
 *
 * @param green green, lengths of backward references, and indices of the colour cache
 * @param red red
 * @param blue blue
 * @param alpha alpha
 * @param distance distances of backward references
 */
record PrefixGroup(
    PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
  /** Values of a colour component. */
  static final int LEVELS = 256;

  /** Prefixes of lengths. */
  static final int LENGTHS = 24;

  private static final int DISTANCES = 40;

  static PrefixGroup read(BitReader bits, int cacheSize) throws IOException {
    return new PrefixGroup(
        PrefixCodeReader.read(bits, LEVELS + LENGTHS + cacheSize),
        PrefixCodeReader.read(bits, LEVELS),
        PrefixCodeReader.read(bits, LEVELS),
        PrefixCodeReader.read(bits, LEVELS),
        PrefixCodeReader.read(bits, DISTANCES));
  }
}
