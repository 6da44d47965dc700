package mobilenet.image.webp;

import java.io.IOException;

/** Reads the word lengths of prefix codes; RFC 9649, 3.7.2.1. */
final class PrefixCodeReader {
  private static final int[] ORDER_OF_LENGTHS = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };
  private static final int REPEAT = 16;
  private static final int SHORT_ZEROS = 17;
  private static final int FIRST_PREVIOUS = 8;

  private PrefixCodeReader() {}

  /** Reads the code of an alphabet. */
  static PrefixCode read(BitReader bits, int alphabet) throws IOException {
    return PrefixCode.of(bits.flag() ? simple(bits, alphabet) : normal(bits, alphabet));
  }

  /** One or two symbols. */
  private static int[] simple(BitReader bits, int alphabet) throws IOException {
    int[] lengths = new int[alphabet];
    boolean hasSecond = bits.flag();
    boolean isWide = bits.flag();
    mark(lengths, bits.read(isWide ? 8 : 1));
    if (hasSecond) {
      mark(lengths, bits.read(8));
    }
    return lengths;
  }

  private static void mark(int[] lengths, int symbol) throws IOException {
    if (symbol >= lengths.length) {
      throw new IOException("a prefix code has the symbol " + symbol + " of " + lengths.length);
    }
    lengths[symbol] = 1;
  }

  private static int[] normal(BitReader bits, int alphabet) throws IOException {
    int[] ofLengths = new int[ORDER_OF_LENGTHS.length];
    int count = 4 + bits.read(4);
    for (int i = 0; i < count; i++) {
      ofLengths[ORDER_OF_LENGTHS[i]] = bits.read(3);
    }
    PrefixCode code = PrefixCode.of(ofLengths);
    int left = alphabet;
    if (bits.flag()) {
      left = 2 + bits.read(2 + 2 * bits.read(3));
      if (left > alphabet) {
        throw new IOException(
            "a prefix code has " + left + " lengths for " + alphabet + " symbols");
      }
    }
    return lengths(bits, code, alphabet, left);
  }

  private static int[] lengths(BitReader bits, PrefixCode code, int alphabet, int mostRead)
      throws IOException {
    int[] lengths = new int[alphabet];
    int previous = FIRST_PREVIOUS;
    int symbol = 0;
    for (int i = 0; i < mostRead && symbol < alphabet; i++) {
      int read = code.read(bits);
      int length = read < REPEAT ? read : read == REPEAT ? previous : 0;
      int repeats =
          switch (read) {
            case REPEAT -> 3 + bits.read(2);
            case SHORT_ZEROS -> 3 + bits.read(3);
            case SHORT_ZEROS + 1 -> 11 + bits.read(7);
            default -> 1;
          };
      if (repeats > alphabet - symbol) {
        throw new IOException("a prefix code has more lengths than symbols");
      }
      for (int end = symbol + repeats; symbol < end; symbol++) {
        lengths[symbol] = length;
      }
      previous = length > 0 ? length : previous;
    }
    return lengths;
  }
}
