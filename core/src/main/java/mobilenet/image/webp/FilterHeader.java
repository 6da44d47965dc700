package mobilenet.image.webp;

import java.io.IOException;

/**
 * The frame's loop filter; RFC 6386, 9.3 and 9.6.
 *
 * @param simple whether luma alone is filtered, with two samples on a side
 * @param level strength from 0, no filter, to 63
 * @param sharpness 0 to 7
 * @param intraDelta added to the level of every macroblock of a key frame
 * @param splitDelta added to the level of a macroblock whose subblocks have modes of their own
 */
record FilterHeader(boolean simple, int level, int sharpness, int intraDelta, int splitDelta) {
  private static final int DELTAS = 4;
  private static final int DELTA_BITS = 6;

  static FilterHeader read(BoolDecoder bits) throws IOException {
    boolean simple = bits.flag();
    int level = bits.literal(6);
    int sharpness = bits.literal(3);
    int[] deltas = new int[2 * DELTAS];
    boolean hasDeltas = bits.flag();
    if (hasDeltas && bits.flag()) {
      for (int i = 0; i < deltas.length; i++) {
        deltas[i] = bits.optionalSigned(DELTA_BITS);
      }
    }
    // The other deltas are for predictions from other frames.
    return new FilterHeader(simple, level, sharpness, deltas[0], deltas[DELTAS]);
  }
}
