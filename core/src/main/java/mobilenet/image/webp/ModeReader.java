package mobilenet.image.webp;

import java.io.IOException;
import java.util.Arrays;

/** Reads the macroblocks' headers in raster order; RFC 6386, 19.3. */
final class ModeReader {
  private static final int SIDE = Macroblock.SUBBLOCKS;
  private static final int WHOLE_LUMA = 145;

  private final BoolDecoder bits;
  private final FrameHeader header;
  private final SubblockMode[] above;
  private final SubblockMode[] left = new SubblockMode[SIDE];

  ModeReader(BoolDecoder bits, FrameHeader header, int columns) {
    this.bits = bits;
    this.header = header;
    this.above = new SubblockMode[columns * SIDE];
    Arrays.fill(above, SubblockMode.DC);
  }

  void startRow() {
    Arrays.fill(left, SubblockMode.DC);
  }

  void read(int column, Macroblock macroblock) throws IOException {
    macroblock.segment = header.segmentation().readSegment(bits);
    macroblock.skipsCoefficients = header.skips() && bits.bit(header.skipProbability()) == 1;
    macroblock.splitsLuma = bits.bit(WHOLE_LUMA) == 0;
    if (macroblock.splitsLuma) {
      readSubblocks(column, macroblock);
    } else {
      macroblock.luma = BlockMode.readLuma(bits);
      Arrays.fill(above, column * SIDE, (column + 1) * SIDE, macroblock.luma.ofSubblocks());
      Arrays.fill(left, macroblock.luma.ofSubblocks());
    }
    macroblock.chroma = BlockMode.readChroma(bits);
  }

  private void readSubblocks(int column, Macroblock macroblock) throws IOException {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int top = column * SIDE + x;
        SubblockMode mode = SubblockMode.read(bits, above[top], left[y]);
        macroblock.subblocks[y * SIDE + x] = mode;
        above[top] = mode;
        left[y] = mode;
      }
    }
  }
}
