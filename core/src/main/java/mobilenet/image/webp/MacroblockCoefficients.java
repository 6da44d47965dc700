package mobilenet.image.webp;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads the coefficients of one macroblock after another, and remembers which neighbours had some.
 */
final class MacroblockCoefficients {
  private static final int SAMPLES = 16;
  private static final int LUMA_BLOCKS = 16;
  private static final int CHROMA_SIDE = 2;
  private static final int CHROMA_BLOCKS = CHROMA_SIDE * CHROMA_SIDE;
  private static final int BLOCKS = LUMA_BLOCKS + 2 * CHROMA_BLOCKS;

  /**
   * Contexts along a macroblock's edge: four for luma, two for each chroma plane, one for averages.
   */
  private static final int CONTEXTS = 9;

  private static final int AVERAGES = CONTEXTS - 1;

  private final TokenReader tokens;
  private final byte[] above;
  private final byte[] left = new byte[CONTEXTS];
  private final short[] coefficients = new short[BLOCKS * SAMPLES];
  private final short[] averages = new short[SAMPLES];
  private final boolean[] coded = new boolean[BLOCKS];

  MacroblockCoefficients(CoefficientProbabilities probabilities, int columns) {
    this.tokens = new TokenReader(probabilities);
    this.above = new byte[columns * CONTEXTS];
  }

  void startRow() {
    Arrays.fill(left, (byte) 0);
  }

  /** Takes note of a macroblock without coefficients. */
  void skip(int column, Macroblock macroblock) {
    int contexts = macroblock.splitsLuma ? AVERAGES : CONTEXTS;
    Arrays.fill(above, column * CONTEXTS, column * CONTEXTS + contexts, (byte) 0);
    Arrays.fill(left, 0, contexts, (byte) 0);
    Arrays.fill(coded, false);
  }

  /** Reads a macroblock; returns whether it has any coefficient. */
  boolean read(BoolDecoder bits, int column, Macroblock macroblock, Dequantizer dequantizer)
      throws IOException {
    Arrays.fill(coefficients, (short) 0);
    int top = column * CONTEXTS;
    BlockType lumaType = BlockType.LUMA;
    if (!macroblock.splitsLuma) {
      lumaType = BlockType.LUMA_WITHOUT_AVERAGE;
      readAverages(bits, top + AVERAGES, dequantizer.lumaDc());
    }
    int side = Macroblock.SUBBLOCKS;
    boolean any = readPlane(bits, lumaType, top, 0, side, 0, dequantizer.luma());
    int firstU = LUMA_BLOCKS;
    any |= readPlane(bits, BlockType.CHROMA, top, side, CHROMA_SIDE, firstU, dequantizer.chroma());
    int firstV = firstU + CHROMA_BLOCKS;
    int edge = side + CHROMA_SIDE;
    any |= readPlane(bits, BlockType.CHROMA, top, edge, CHROMA_SIDE, firstV, dequantizer.chroma());
    return any;
  }

  private void readAverages(BoolDecoder bits, int top, Dequantizer.Steps steps) throws IOException {
    Arrays.fill(averages, (short) 0);
    int context = above[top] + left[AVERAGES];
    int end = tokens.read(bits, BlockType.LUMA_AVERAGES, context, steps, averages, 0);
    byte hasSome = (byte) (end > 0 ? 1 : 0);
    above[top] = hasSome;
    left[AVERAGES] = hasSome;
    if (end > 0) {
      InverseTransform.walshHadamard(averages, coefficients);
    }
  }

  private boolean readPlane(
      BoolDecoder bits,
      BlockType type,
      int top,
      int edge,
      int side,
      int firstBlock,
      Dequantizer.Steps steps)
      throws IOException {
    boolean any = false;
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int block = firstBlock + y * side + x;
        int offset = block * SAMPLES;
        int context = above[top + edge + x] + left[edge + y];
        int end = tokens.read(bits, type, context, steps, coefficients, offset);
        byte hasSome = (byte) (end > type.firstPlace() ? 1 : 0);
        above[top + edge + x] = hasSome;
        left[edge + y] = hasSome;
        coded[block] = end > 1 || coefficients[offset] != 0;
        any |= coded[block];
      }
    }
    return any;
  }

  /** Adds a luma block, 0 to 15 in raster order, to its prediction. */
  void addLuma(int block, Plane plane, int at) {
    add(block, plane, at);
  }

  /** Adds the four blocks of a chroma plane, 0 for U and 1 for V, to their prediction. */
  void addChroma(int which, Plane plane, int at) {
    int first = LUMA_BLOCKS + which * CHROMA_BLOCKS;
    for (int i = 0; i < CHROMA_BLOCKS; i++) {
      int y = i / CHROMA_SIDE * InverseTransform.SIDE;
      int x = i % CHROMA_SIDE * InverseTransform.SIDE;
      add(first + i, plane, at + y * plane.stride() + x);
    }
  }

  private void add(int block, Plane plane, int at) {
    if (coded[block]) {
      InverseTransform.addCosines(coefficients, block * SAMPLES, plane, at);
    }
  }
}
