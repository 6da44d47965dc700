package mobilenet.image.webp;

import java.io.IOException;

/** Reads the coefficients of one block; RFC 6386, section 13. */
final class TokenReader {
  private static final int PLACES = 16;
  private static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  private static final int[][] EXTRA_BITS = {
    {159},
    {165, 145},
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };
  private static final int[] CATEGORY_START = {5, 7, 11, 19, 35, 67};

  private final short[] table;

  TokenReader(CoefficientProbabilities probabilities) {
    this.table = probabilities.table();
  }

  /**
   * Reads a block.
   *
   * @param context how many of the blocks above and on the left have coefficients
   * @param into receives dequantized coefficients in raster order, from {@code offset} on; zero
   *     before
   * @return one past the place, in the zigzag, of the last coefficient that is coded
   */
  int read(
      BoolDecoder bits,
      BlockType type,
      int context,
      Dequantizer.Steps steps,
      short[] into,
      int offset)
      throws IOException {
    int place = type.firstPlace();
    int row = CoefficientProbabilities.row(type, place, context);
    while (place < PLACES) {
      if (bits.bit(table[row]) == 0) {
        return place;
      }
      while (bits.bit(table[row + 1]) == 0) {
        place++;
        if (place == PLACES) {
          return PLACES;
        }
        row = CoefficientProbabilities.row(type, place, 0);
      }
      int magnitude = magnitude(bits, row);
      int step = place == 0 ? steps.dc() : steps.ac();
      int value = bits.flag() ? -magnitude : magnitude;
      // 16 bits, as in libwebp: an encoder never exceeds them, a damaged file may.
      into[offset + ZIGZAG[place]] = (short) (value * step);
      place++;
      row = CoefficientProbabilities.row(type, place, magnitude == 1 ? 1 : 2);
    }
    return PLACES;
  }

  private int magnitude(BoolDecoder bits, int row) throws IOException {
    if (bits.bit(table[row + 2]) == 0) {
      return 1;
    }
    if (bits.bit(table[row + 3]) == 0) {
      if (bits.bit(table[row + 4]) == 0) {
        return 2;
      }
      return 3 + bits.bit(table[row + 5]);
    }
    if (bits.bit(table[row + 6]) == 0) {
      return category(bits, bits.bit(table[row + 7]));
    }
    int high = bits.bit(table[row + 8]);
    return category(bits, 2 + 2 * high + bits.bit(table[row + 9 + high]));
  }

  private static int category(BoolDecoder bits, int category) throws IOException {
    int extra = 0;
    for (int probability : EXTRA_BITS[category]) {
      extra = (extra << 1) | bits.bit(probability);
    }
    return CATEGORY_START[category] + extra;
  }
}
