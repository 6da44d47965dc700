package mobilenet.image.webp;

import java.io.IOException;
import java.util.Arrays;

/** A canonical prefix code; RFC 9649, 3.7.2. */
final class PrefixCode {
  /** Most bits of a code word. */
  static final int MAX_BITS = 15;

  /** Words up to this length are looked up at once. */
  private static final int TABLE_BITS = 8;

  private static final int LENGTH_BITS = 4;

  private final int[] symbols;
  private final int[] counts;
  private final int tableBits;

  /** For each value of the next bits: the symbol and its length, or 0 if the word is longer. */
  private final int[] table;

  private PrefixCode(int[] symbols, int[] counts) {
    this.symbols = symbols;
    this.counts = counts;
    int longest = MAX_BITS;
    while (longest > 0 && counts[longest] == 0) {
      longest--;
    }
    this.tableBits = Math.min(longest, TABLE_BITS);
    this.table = new int[1 << tableBits];
    fillTable();
  }

  /**
   * The code of given word lengths.
   *
   * @param lengths bits of each symbol's word, 0 for a symbol that is not used
   * @throws IOException if they do not make a complete code
   */
  static PrefixCode of(int[] lengths) throws IOException {
    int[] counts = new int[MAX_BITS + 1];
    int used = 0;
    for (int length : lengths) {
      counts[length]++;
      used += length > 0 ? 1 : 0;
    }
    counts[0] = 0;
    int[] symbols = new int[used];
    int[] next = new int[MAX_BITS + 2];
    int open = 1;
    for (int length = 1; length <= MAX_BITS; length++) {
      open = 2 * open - counts[length];
      next[length + 1] = next[length] + counts[length];
      if (open < 0 && used > 1) {
        throw new IOException("one of its prefix codes has too many words");
      }
    }
    if (used == 0 || (open != 0 && used > 1)) {
      throw new IOException("one of its prefix codes has too few words");
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[next[lengths[symbol]]++] = symbol;
      }
    }
    if (used == 1) {
      // The only symbol takes no bits, whatever its length says.
      Arrays.fill(counts, 0);
    }
    return new PrefixCode(symbols, counts);
  }

  private void fillTable() {
    int word = 0;
    int index = 0;
    for (int length = 1; length <= tableBits; length++) {
      for (int i = 0; i < counts[length]; i++) {
        int reversed = Integer.reverse(word) >>> (32 - length);
        for (int entry = reversed; entry < table.length; entry += 1 << length) {
          table[entry] = symbols[index] << LENGTH_BITS | length;
        }
        word++;
        index++;
      }
      word <<= 1;
    }
  }

  /** Reads one symbol. */
  int read(BitReader bits) throws IOException {
    if (tableBits == 0) {
      return symbols[0];
    }
    int next = bits.peek(MAX_BITS);
    int entry = table[next & (table.length - 1)];
    if (entry != 0) {
      bits.skip(entry & ((1 << LENGTH_BITS) - 1));
      return entry >> LENGTH_BITS;
    }
    return readLong(bits, next);
  }

  private int readLong(BitReader bits, int next) throws IOException {
    int word = 0;
    int firstWord = 0;
    int index = 0;
    int length = 0;
    while (true) {
      word = word << 1 | (next >> length & 1);
      length++;
      int count = counts[length];
      if (word - firstWord < count) {
        bits.skip(length);
        return symbols[index + word - firstWord];
      }
      index += count;
      firstWord = (firstWord + count) << 1;
    }
  }
}
