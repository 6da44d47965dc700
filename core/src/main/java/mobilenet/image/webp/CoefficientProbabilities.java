package mobilenet.image.webp;

import java.io.IOException;

/** The frame's probabilities of coefficient tokens; RFC 6386, 13.3 to 13.5. */
final class CoefficientProbabilities {
  private static final int BANDS = 8;
  private static final int CONTEXTS = 3;
  private static final int NODES = 11;

  /**
   * The band of each coefficient's place in the zigzag; one more entry for the place after the
   * last.
   */
  private static final int[] BAND_OF_PLACE = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0};

  private final short[] table;

  private CoefficientProbabilities(short[] table) {
    this.table = table;
  }

  /** The defaults with the frame's changes. */
  static CoefficientProbabilities read(BoolDecoder bits) throws IOException {
    short[] table = DefaultCoefficientProbabilities.TABLE.clone();
    for (int i = 0; i < table.length; i++) {
      if (bits.bit(CoefficientUpdateProbabilities.TABLE[i]) == 1) {
        table[i] = (short) bits.literal(8);
      }
    }
    return new CoefficientProbabilities(table);
  }

  /** All probabilities; {@link #row} says where those of a context begin. */
  short[] table() {
    return table;
  }

  /** Index of the first probability for a coefficient of a block. */
  static int row(BlockType type, int place, int context) {
    return ((type.index() * BANDS + BAND_OF_PLACE[place]) * CONTEXTS + context) * NODES;
  }
}
