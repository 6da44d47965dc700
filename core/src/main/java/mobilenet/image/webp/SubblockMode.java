package mobilenet.image.webp;

import java.io.IOException;

/** How 4×4 luma samples are predicted from their neighbours; RFC 6386, 12.3. */
enum SubblockMode {
  /** Average of the edge. */
  DC(0),
  /** Gradient of both edges. */
  TRUE_MOTION(1),
  VERTICAL(2),
  HORIZONTAL(3),
  DOWN_RIGHT(4),
  VERTICAL_RIGHT(5),
  DOWN_LEFT(6),
  VERTICAL_LEFT(7),
  HORIZONTAL_DOWN(8),
  HORIZONTAL_UP(9);

  private static final int NODES = 9;
  private static final int MODES = 10;

  /** Place in the table of probabilities. */
  private final int index;

  SubblockMode(int index) {
    this.index = index;
  }

  /** Reads a mode, given those above and on the left. */
  static SubblockMode read(BoolDecoder bits, SubblockMode above, SubblockMode left)
      throws IOException {
    short[] table = SubblockModeProbabilities.TABLE;
    int row = (above.index * MODES + left.index) * NODES;
    if (bits.bit(table[row]) == 0) {
      return DC;
    }
    if (bits.bit(table[row + 1]) == 0) {
      return TRUE_MOTION;
    }
    if (bits.bit(table[row + 2]) == 0) {
      return VERTICAL;
    }
    if (bits.bit(table[row + 3]) == 0) {
      if (bits.bit(table[row + 4]) == 0) {
        return HORIZONTAL;
      }
      return bits.bit(table[row + 5]) == 0 ? DOWN_RIGHT : VERTICAL_RIGHT;
    }
    if (bits.bit(table[row + 6]) == 0) {
      return DOWN_LEFT;
    }
    if (bits.bit(table[row + 7]) == 0) {
      return VERTICAL_LEFT;
    }
    return bits.bit(table[row + 8]) == 0 ? HORIZONTAL_DOWN : HORIZONTAL_UP;
  }
}
